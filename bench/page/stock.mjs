// A page that uses @yowasp/clang as its package says, by `runClang` and `runLLVM`, to make the same
// programs as the playground: the headers and archives are input files.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = fileURLToPath(new URL('stock.html', import.meta.url));
const clang = join(root, 'node_modules/@yowasp/clang/gen');
const pack = join(root, 'build/wasm/pack');

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

/** The optimisation, exceptions and language that its users would ask for, and what makes it Emscripten's kind of program. */
const COMPILE = [
  ...['clang++', '-O1', '-std=c++20', '-fwasm-exceptions', '-c'],
  ...['--target=wasm32-unknown-emscripten', '-mllvm', '-wasm-use-legacy-eh=true', '--sysroot=sysroot'],
  ...['-I', 'include', '-isystem', 'sysroot/include/c++/v1', '-isystem', 'sysroot/include'],
];

/** The same line as the page's, but for places: the API's files lie in the working folder. */
function linkLine() {
  const { link } = JSON.parse(readFileSync(join(pack, 'commands.json'), 'utf8'));
  const [linker, ...options] = link.map((word) => word.replace(/^(-L)?\//, '$1'));
  return [linker, 'main.o', ...options];
}

/** Emscripten's, the runtime's and fmt's headers, and the archives, as a tree of folders. */
function files() {
  const tree = {};
  for (const archive of ['headers', 'libraries']) {
    for (const { name, data } of parseTar(gunzipSync(readFileSync(join(pack, `${archive}.tar.gz`))))) {
      // It brings clang's own headers.
      if (!data || name.startsWith('clang/')) continue;
      const folders = name.split('/');
      const file = folders.pop();
      const folder = folders.reduce((inside, part) => (inside[part] ??= {}), tree);
      const bytes = Buffer.from(data);
      folder[file] = archive === 'headers' ? bytes.toString() : { base64: bytes.toString('base64') };
    }
  }
  return tree;
}

function contentOf(path) {
  if (path === '/') return [readFileSync(page), '.html'];
  if (path === '/program.json') return [JSON.stringify({ compile: COMPILE, link: linkLine(), files: files() }), '.json'];
  const [, file] = /^\/clang\/([\w.-]+)$/.exec(path) ?? [];
  return file ? [readFileSync(join(clang, file)), extname(file)] : undefined;
}

export async function serveStock() {
  const server = createServer((request, response) => {
    const [content, type] = contentOf(request.url) ?? [];
    response.writeHead(content ? 200 : 404, { 'Content-Type': TYPES[type] ?? 'application/octet-stream' }).end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** How long it takes to make each edit of a program, the first with the compiler's download. */
export async function measureStock(browser, url, edits) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'build' in window, { timeout: 60_000 });
  const times = [];
  for (const edit of edits) times.push(await page.evaluate((source) => window.build(source), edit));
  await page.close();
  return times;
}
