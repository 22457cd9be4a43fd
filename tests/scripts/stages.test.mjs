import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';
import { runStages } from '../../scripts/stages/run-stages.mjs';
import { stages } from '../../scripts/stages/table.mjs';

/** @param {string} id @param {string[]} scripts @returns {import('../../scripts/stages/table.mjs').Stage} */
const stage = (id, ...scripts) => ({
  id,
  title: id,
  needs: [],
  commands: scripts.map((script) => [process.execPath, '--eval', script]),
  counts: 'plain',
});

it('have ids of their own', () => {
  expect(new Set(stages.map(({ id }) => id)).size).toBe(stages.length);
});

it('name scripts that exist', () => {
  const scripts = stages
    .flatMap(({ commands }) => commands.flat())
    .filter((word) => /^(scripts|tests|wasm)\/.*\.(mjs|py|sh)$/.test(word));
  expect(scripts.filter((script) => !existsSync(inProject(script)))).toEqual([]);
});

it('go on after one that fails', async () => {
  const results = await runStages([
    stage('broken', 'process.exit(3)'),
    stage('sound', 'console.log("2 passed, 0 failed")'),
  ]);
  expect(results.map(({ counts }) => counts)).toEqual([
    { passed: 0, failed: 1 },
    { passed: 2, failed: 0 },
  ]);
});

it('stop at their own first command that fails', async () => {
  const [result] = await runStages([stage('broken', 'process.exit(1)', 'console.log("9 passed, 0 failed")')]);
  expect(result?.counts).toEqual({ passed: 0, failed: 1 });
});

it('fail when their program cannot be started', async () => {
  const [result] = await runStages([{ ...stage('absent'), commands: [['no-such-program-anywhere']] }]);
  expect(result?.counts).toEqual({ passed: 0, failed: 1 });
});
