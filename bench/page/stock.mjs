// A page that uses @yowasp/clang as its package says: `runClang`, with its own headers for WASI, and the
// runtime's and fmt's headers as input files.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = fileURLToPath(new URL('stock.html', import.meta.url));
const clang = join(root, 'node_modules/@yowasp/clang/gen');
const archive = join(root, 'build/wasm/pack/headers.tar.gz');

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

/** The optimisation, exceptions and language that its users would ask for. */
const OPTIONS = ['-O1', '-std=c++20', '-fwasm-exceptions', '-I', 'include', '-c'];

/** The runtime's and fmt's headers as a tree of folders. */
function headers() {
  const tree = {};
  for (const { name, data, text } of parseTar(gunzipSync(readFileSync(archive)))) {
    if (!name.startsWith('include/') || !data) continue;
    const folders = name.split('/');
    const file = folders.pop();
    const folder = folders.reduce((inside, part) => (inside[part] ??= {}), tree);
    folder[file] = text;
  }
  return JSON.stringify(tree);
}

function contentOf(path) {
  if (path === '/') return [readFileSync(page), '.html'];
  if (path === '/headers.json') return [headers(), '.json'];
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

/** How long each edit of a program takes to compile, the first with the compiler's download. */
export async function measureStock(browser, url, edits) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'compile' in window, { timeout: 60_000 });
  const times = [];
  for (const edit of edits) times.push(await page.evaluate((...args) => window.compile(...args), edit, OPTIONS));
  await page.close();
  return times;
}
