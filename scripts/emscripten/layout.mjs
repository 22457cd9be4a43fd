// Turns unpacked packages into a tree that works wherever it lies: nothing in it names its own path,
// so it can be tried out under a temporary name and then be renamed.

import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../lib/report.mjs';

/** Debian 12's own LLVM 19, which is what Emscripten 3.1.69 expects. */
export const llvmFolder = '/usr/lib/llvm-19/bin';

/**
 * @param {string} unpacked the content of the packages, `usr/` and so on
 * @param {string} tree gets `emscripten/`, `binaryen/` and `debian13/`
 */
export function layOut(unpacked, tree) {
  const root = path.join(tree, 'emscripten');
  renameSync(path.join(unpacked, 'usr/share/emscripten'), root);
  // Emscripten's JavaScript tools import acorn; Node looks for it from where they lie.
  mkdirSync(path.join(root, 'node_modules'));
  cpSync(path.join(unpacked, 'usr/share/nodejs/acorn'), path.join(root, 'node_modules/acorn'), { recursive: true });
  rmSync(path.join(unpacked, 'usr/share'), { recursive: true });
  renameSync(unpacked, path.join(tree, 'debian13'));
  writeBinaryenWrappers(tree);
  writeFileSync(path.join(root, '.emscripten'), configuration);
}

/** Read by Emscripten itself, as Python; any KEY is overridden by EM_KEY in the environment. */
const configuration = `import shutil
from tools.utils import path_from_root

LLVM_ROOT = '${llvmFolder}'
BINARYEN_ROOT = path_from_root('..', 'binaryen')
NODE_JS = shutil.which('node') or shutil.which('nodejs') or 'node'
CACHE = path_from_root('cache')
FROZEN_CACHE = False
`;

/**
 * Binaryen is built for Debian 13's libc, so each of its programs is started by that libc's loader.
 * @param {string} tree
 */
function writeBinaryenWrappers(tree) {
  const debian = path.join(tree, 'debian13');
  const loader = ['usr/lib64', 'usr/lib']
    .filter((folder) => existsSync(path.join(debian, folder)))
    .flatMap((folder) => readdirSync(path.join(debian, folder)).map((name) => `${folder}/${name}`))
    .find((file) => /\/ld-linux-[^/]*\.so\.\d+$/.test(file));
  const libraries = readdirSync(path.join(debian, 'usr/lib')).find((name) => /-linux-gnu/.test(name));
  if (!loader || !libraries) throw new UserError("Debian 13's libc6 package has no loader where it is expected.");
  const folder = path.join(tree, 'binaryen/bin');
  mkdirSync(folder, { recursive: true });
  for (const program of readdirSync(path.join(debian, 'usr/bin')).filter((name) => /^wasm/.test(name))) {
    const file = path.join(folder, program);
    writeFileSync(
      file,
      `#!/bin/sh
debian="\${0%/*}/../../debian13"
exec "$debian/${loader}" --library-path "$debian/usr/lib/${libraries}" "$debian/usr/bin/${program}" "$@"
`,
    );
    chmodSync(file, 0o755);
  }
}
