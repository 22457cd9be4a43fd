// The two programs that run plans, each as a child process that is kept: starting the oracle takes
// longer than a thousand plans.

import { createInterface } from 'node:readline';
import { start } from '../../scripts/lib/process.mjs';

/** A plan that takes longer hangs: most take a millisecond. */
const longest = 60_000;

export class Interpreter {
  /** @param {string} command @param {string[]} [args] */
  constructor(command, args = []) {
    this.command = command;
    this.args = args;
    /** @type {ReturnType<Interpreter['start']> | undefined} */
    this.running = undefined;
  }

  /**
   * @param {unknown[]} plans
   * @returns {Promise<string[]>} the trace of each; of one that ended the program, what that said last
   */
  async run(plans) {
    /** @type {string[]} */
    const traces = [];
    while (traces.length < plans.length) {
      const running = (this.running ??= this.start());
      const { child, lines } = running;
      child.stdin.write(plans.slice(traces.length).map((plan) => `${JSON.stringify(plan)}\n`).join(''));
      let trace = '';
      let timer = setTimeout(() => child.kill('SIGKILL'), longest);
      while (traces.length < plans.length) {
        const { value: line, done } = await lines.next();
        if (done) break;
        if (line !== '%') {
          trace += `${line}\n`;
          continue;
        }
        traces.push(trace);
        trace = '';
        timer.refresh();
      }
      clearTimeout(timer);
      if (traces.length < plans.length) {
        this.running = undefined;
        traces.push(`${trace}ENDED: ${await running.end}\n${running.errors()}`);
      }
    }
    return traces;
  }

  /** @returns {Promise<string>} what was wrong in the end: a leak, say */
  async end() {
    if (!this.running) return '';
    const { child, end, errors } = this.running;
    child.stdin.end();
    const how = await end;
    return how === 'exit code 0' ? '' : `${how}\n${errors()}`;
  }

  /** @private */
  start() {
    const env = { ASAN_OPTIONS: 'detect_leaks=1:detect_stack_use_after_return=1', ...process.env };
    const child = start(this.command, this.args, { stdio: ['pipe', 'pipe', 'pipe'], env });
    const { stdin, stdout, stderr } = child;
    if (!stdin || !stdout || !stderr) throw new Error('no pipes');
    stdin.on('error', () => {}); // the program's end is told by its output
    let errors = '';
    stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors = (errors + text).slice(-8000)));
    const end = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    return {
      child: Object.assign(child, { stdin }),
      lines: createInterface({ input: stdout, crlfDelay: Infinity })[Symbol.asyncIterator](),
      end,
      errors: () => errors,
    };
  }
}
