// Checks that clang-format would change no C++ file. One test a file.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { capture } from '../lib/process.mjs';
import { inProject } from '../lib/project.mjs';
import { say } from '../lib/report.mjs';

const files = ['bench', 'examples', 'tests', 'wasm'].flatMap((folder) =>
  readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(cpp|hpp)$/.test(name))
    .map((name) => path.join(folder, name)),
);

let failed = 0;
for (const file of files) {
  const result = capture('clang-format-19', ['--dry-run', '--Werror', file], { cwd: inProject() });
  if (result.ok) continue;
  failed += 1;
  say(`${file} is not formatted: clang-format-19 -i ${file}`);
}
say(`${files.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
