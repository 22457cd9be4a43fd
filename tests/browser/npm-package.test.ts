import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embedFiles } from '../../scripts/lib/embed-files.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { serveFolder } from '../../scripts/lib/static-site.mjs';
import { launchBrowser } from './browsers.ts';
import { outDir } from './site-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coroscope-package-'));
/** Of somebody who has installed the package. */
const project = path.join(folder, 'project');
const installed = path.join(project, 'node_modules/coroscope');

const HOST_PAGE = `<!doctype html>
<html lang="en">
  <title>A page of another site</title>
  <script type="module" src="node_modules/coroscope/dist/coroscope.js"></script>
  <coroscope-playground example="hello" speed="instant"></coroscope-playground>
</html>
`;

const CONSUMER = `import 'coroscope';
import type { CoroscopeExit } from 'coroscope';

const playground = document.querySelector('coroscope-playground')!;
playground.addEventListener('exit', ({ detail }) => console.log(detail satisfies CoroscopeExit));
const source: string = playground.getSource();
// @ts-expect-error: it is a text.
playground.setSource(source.length);
`;

let browser: Browser;

/** Packs the site that the tests have built, as `npm pack` does the released one, and unpacks it. */
beforeAll(async () => {
  const source = path.join(folder, 'source');
  for (const file of ['package.json', 'README.md', 'LICENSE', 'THIRD_PARTY_NOTICES.md']) cpSync(inProject(file), path.join(source, file));
  cpSync(outDir, path.join(source, 'dist'), { recursive: true });
  writeFileSync(path.join(source, 'dist/coroscope.js.br'), 'compressed');
  writeFileSync(path.join(source, 'dist/index.html.gz'), 'compressed');
  const output = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: source, encoding: 'utf8' });
  const [{ filename }] = JSON.parse(output) as [{ filename: string }];
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', installed, '--strip-components=1']);
  browser = await launchBrowser('chromium');
}, 180_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('the package has all that embeds load, and no compressed twins', async () => {
  const catalog = JSON.parse(readFileSync(inProject('examples/catalog.json'), 'utf8')) as { id: string }[];
  const { needed, missing } = await embedFiles(path.join(installed, 'dist'), catalog.map(({ id }) => id));
  expect(missing).toEqual([]);
  expect(needed.size).toBeGreaterThan(catalog.length + 20);
  for (const twin of ['coroscope.js.br', 'index.html.gz']) expect(existsSync(path.join(installed, 'dist', twin)), twin).toBe(false);
});

test('the package needs no other packages, and says what it is made of', () => {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { dependencies?: object };
  expect(dependencies).toEqual({});
  for (const file of ['LICENSE', 'THIRD_PARTY_NOTICES.md']) expect(existsSync(path.join(installed, file)), file).toBe(true);
});

test.each(['bundler', 'nodenext'])('its types are found by %s', (moduleResolution) => {
  writeFileSync(path.join(project, 'page.ts'), CONSUMER);
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
  const module = moduleResolution === 'nodenext' ? 'nodenext' : 'esnext';
  const options = ['--strict', '--noEmit', '--lib', 'es2023,dom', '--module', module, '--moduleResolution', moduleResolution];
  const compile = () => execFileSync(process.execPath, [inProject('node_modules/typescript/bin/tsc'), ...options, 'page.ts'], { cwd: project, encoding: 'utf8' });
  expect(compile()).toBe('');
});

test('a page with nothing but its files runs an example, and compiles what is made of it', async () => {
  writeFileSync(path.join(project, 'index.html'), HOST_PAGE);
  const site = await serveFolder({ folder: project, base: '/', headers: {}, host: '127.0.0.1', port: 0, usualPort: 0 });
  const page = await browser.newPage();
  const outputOf = (edit: readonly [from: string, to: string]) =>
    page.$eval(
      'coroscope-playground',
      async (playground, [from, to]) => {
        await customElements.whenDefined('coroscope-playground');
        if (playground.getSource() === '') await new Promise((resolve) => playground.addEventListener('ready', resolve));
        if (from !== to) playground.setSource(playground.getSource().replaceAll(from, to));
        const exit = new Promise<string>((resolve) => playground.addEventListener('exit', ({ detail }) => resolve(detail.output)));
        await playground.run();
        return exit;
      },
      edit,
    );
  try {
    await page.goto(site.url);
    expect(await outputOf(['', ''])).toBe('Hello ...\n... world!\n');
    expect(await outputOf(['... world!', '... package!'])).toBe('Hello ...\n... package!\n');
  } finally {
    await page.close();
    await site.close();
  }
}, 120_000);
