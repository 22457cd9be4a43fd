import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const inProject = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** Runs a program in its virtual time. `environment` adds to this process's own and that. */
export function runProgram(program: Uint8Array, environment: NodeJS.ProcessEnv = {}): { status: number | null; stdout: string; stderr: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-'));
  try {
    const file = path.join(folder, 'program.wasm');
    writeFileSync(file, program);
    return spawnSync(
      process.execPath,
      [inProject('wasm/toolchain/run-program.mjs'), inProject('build/wasm/programs/glue.mjs'), file],
      { encoding: 'utf8', env: { ...process.env, ASYNCIO_CLOCK: 'virtual', ...environment } },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
