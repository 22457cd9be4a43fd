import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';

/** A clone in which nothing has been built. */
const clone = mkdtempSync(path.join(tmpdir(), 'coroscope-unbuilt-'));

beforeAll(() => {
  cpSync(inProject('scripts'), path.join(clone, 'scripts'), { recursive: true });
  mkdirSync(path.join(clone, 'examples'));
  cpSync(inProject('examples/catalog.json'), path.join(clone, 'examples/catalog.json'));
  symlinkSync(inProject('node_modules'), path.join(clone, 'node_modules'));
});

afterAll(() => rmSync(clone, { recursive: true }));

/** @param {string} script */
function run(script) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(clone, 'scripts', script)], { encoding: 'utf8' });
  return { status, text: stdout + stderr };
}

test.each(['preview.mjs', 'check-package.mjs'])('%s says that there is no site yet, and what makes one', (script) => {
  const { status, text } = run(script);
  expect(status).toBe(1);
  expect(text).toContain('Stopped:');
  expect(text).toContain('npm run build makes it');
  expect(text).not.toContain('    at ');
});
