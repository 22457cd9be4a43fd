import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { precompress } from '../../scripts/lib/precompress.mjs';
import { serveFolder } from '../../scripts/lib/static-site.mjs';

const page = `<!doctype html><title>A page</title>${'<p>Words.</p>'.repeat(200)}`;
const script = `// ${'words '.repeat(400)}`;
const noise = Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 2654435761) >>> 24));

/** @type {Record<string, string | Buffer>} */
const files = {
  'index.html': page,
  'guide/index.html': page.replace('A page', 'Guide'),
  'assets/main-1.js': script,
  'small.js': '//',
  'programs/hello.wasm': Buffer.alloc(5000),
  'toolchain/1/headers.pack': noise,
  'coroscope.d.ts': 'export {};',
  'manifest.webmanifest': '{}',
};

const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-site-'));
/** @type {Awaited<ReturnType<typeof serveFolder>>} */
let site;
/** @type {Awaited<ReturnType<typeof precompress>>} */
let compressed;

beforeAll(async () => {
  for (const [name, data] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), data);
  }
  compressed = await precompress(folder);
  const headers = { 'X-Content-Type-Options': 'nosniff', 'Access-Control-Allow-Origin': '*' };
  site = await serveFolder({ folder, base: '/some/path/', headers, host: '127.0.0.1', port: 0, usualPort: 0 });
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/**
 * @param {string} address
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{ status: number | undefined, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 */
function get(address, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    request(new URL(address, site.url), { headers, method }, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}

describe('compressed twins', () => {
  test('hold what the file holds', () => {
    const file = path.join(folder, 'assets/main-1.js');
    expect(brotliDecompressSync(readFileSync(`${file}.br`)).toString()).toBe(script);
    expect(gunzipSync(readFileSync(`${file}.gz`)).toString()).toBe(script);
  });

  test('are made of what is large enough and not yet compressed', () => {
    expect(compressed.files).toBe(4);
    expect(compressed.after).toBeLessThan(compressed.before / 10);
  });
});

describe('the server', () => {
  test('sends Brotli to whoever takes it, else gzip, else the file', async () => {
    const brotli = await get('assets/main-1.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
    const gzip = await get('assets/main-1.js', { 'Accept-Encoding': 'gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    const plain = await get('assets/main-1.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(script);
  });

  test.each([
    ['', 'text/html;charset=utf-8'],
    ['assets/main-1.js', 'text/javascript'],
    ['programs/hello.wasm', 'application/wasm'],
    ['manifest.webmanifest', 'application/manifest+json'],
    ['toolchain/1/headers.pack', 'application/octet-stream'],
    ['coroscope.d.ts', 'text/plain; charset=utf-8'],
  ])('sends %j as %s', async (address, type) => {
    for (const encoding of ['br', 'identity']) {
      const { status, headers } = await get(address, { 'Accept-Encoding': encoding });
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(type);
    }
  });

  test('lets browsers keep what never changes, and ask for the rest', async () => {
    expect((await get('assets/main-1.js')).headers['cache-control']).toContain('immutable');
    expect((await get('')).headers['cache-control']).toBe('no-cache');
    const { etag = '' } = (await get('')).headers;
    expect((await get('', { 'If-None-Match': etag })).status).toBe(304);
  });

  test('sends its headers with everything', async () => {
    for (const address of ['', 'guide', 'nothing', '/']) {
      const { headers } = await get(address);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'access-control-allow-origin': '*' });
    }
  });

  test('leads from a folder without its slash to the one with it', async () => {
    expect((await get('guide/')).body.toString()).toContain('Guide');
    expect(await get('guide?a=b')).toMatchObject({ status: 301, headers: { location: '/some/path/guide/?a=b' } });
    expect(await get('/some/path')).toMatchObject({ status: 301, headers: { location: '/some/path/' } });
  });

  test('has nothing but the files', async () => {
    for (const address of ['nothing.html', 'assets', 'assets/', '/', '/index.html', '/some/path/../../etc/passwd', '%2e%2e/package.json']) {
      expect((await get(address)).status, address).toBe(404);
    }
    expect((await get('', {}, 'POST')).status).toBe(405);
  });

  test('gives a part of a file', async () => {
    const { status, headers, body } = await get('toolchain/1/headers.pack', { Range: 'bytes=1000-1999' });
    expect([status, headers['content-range']]).toEqual([206, 'bytes 1000-1999/3000']);
    expect(body.equals(noise.subarray(1000, 2000))).toBe(true);
  });

  test('takes a free port where the usual one is taken, but no other than was asked for', async () => {
    const taken = Number(new URL(site.url).port);
    const choices = { folder, base: '/', headers: {}, host: '127.0.0.1', usualPort: taken };
    const other = await serveFolder(choices);
    expect(other.url).not.toContain(`:${taken}/`);
    await other.close();
    await expect(serveFolder({ ...choices, port: taken })).rejects.toThrow('EADDRINUSE');
  });
});
