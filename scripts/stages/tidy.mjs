// Runs clang-tidy over the runtime's sources, as build/native compiles them. One test a file.

import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ended, start } from '../lib/process.mjs';
import { inProject, projectRoot } from '../lib/project.mjs';
import { say } from '../lib/report.mjs';

const waiting = ['wasm/src', 'wasm/src/host'].flatMap((folder) =>
  readdirSync(inProject(folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cpp'))
    // The native build does not compile it.
    .filter((entry) => entry.name !== 'browser.cpp')
    .map((entry) => path.join(folder, entry.name)),
);

let passed = 0;
let failed = 0;

async function worker() {
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const child = start('clang-tidy-19', ['-p', 'build/native', '--quiet', file], {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'ignore'],
    });
    (await ended(child)) === 0 ? passed++ : failed++;
  }
}

await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
