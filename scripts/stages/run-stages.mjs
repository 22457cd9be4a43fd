// Runs stages one after the other, whether or not one fails, and sums up.

import { ended, start } from '../lib/process.mjs';
import { projectRoot } from '../lib/project.mjs';
import { bold, green, red, say } from '../lib/report.mjs';
import { stageCounts, sum } from './counts.mjs';

/** @typedef {import('./table.mjs').Stage} Stage */
/** @typedef {{ stage: Stage, counts: import('./counts.mjs').Counts, seconds: number }} StageResult */

/** @param {Stage[]} stages @returns {Promise<StageResult[]>} */
export async function runStages(stages) {
  /** @type {StageResult[]} */
  const results = [];
  for (const stage of stages) {
    say(`\n${bold(`── ${stage.id}: ${stage.title}`)}`);
    const begun = performance.now();
    let output = '';
    let ok = true;
    for (const [program = '', ...args] of stage.commands) {
      ok = await runCommand(program, args, (text) => (output += text));
      if (!ok) break;
    }
    const seconds = (performance.now() - begun) / 1000;
    results.push({ stage, counts: stageCounts(stage.counts, output, ok), seconds });
  }
  return results;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {(text: string) => void} onOutput
 */
async function runCommand(program, args, onOutput) {
  const child = start(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  const finished = ended(child);
  for (const [from, to] of /** @type {const} */ ([[child.stdout, process.stdout], [child.stderr, process.stderr]])) {
    from?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      onOutput(text);
      to.write(text);
    });
  }
  const code = await finished;
  if (code === 127) say(`'${program}' could not be started.`);
  return code === 0;
}

/** @param {StageResult[]} results */
export function reportStages(results) {
  say('');
  const width = Math.max(...results.map(({ stage }) => stage.id.length));
  for (const { stage, counts, seconds } of results) {
    const verdict = counts.failed > 0 ? red('failed') : green('passed');
    const numbers = `${counts.passed} passed, ${counts.failed} failed`.padEnd(24);
    say(`${verdict}  ${stage.id.padEnd(width)}  ${numbers} ${seconds.toFixed(1).padStart(7)} s  ${stage.title}`);
  }
  const { passed, failed } = sum(results.map(({ counts }) => counts));
  // Read by programs: alone on its line, and last.
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
