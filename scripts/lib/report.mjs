// What the commands say: one line a fact on standard output, progress on one line that is redrawn
// where the output is a terminal and repeated every tenth where it is a file.

/** Ends the command with a message for the person who ran it; no stack trace, as it is no bug. */
export class UserError extends Error {}

const isTerminal = process.stdout.isTTY === true;

/** @param {number} code @param {string} text */
function styled(code, text) {
  return isTerminal && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** @param {string} text */
export const bold = (text) => styled(1, text);
/** @param {string} text */
export const green = (text) => styled(32, text);
/** @param {string} text */
export const red = (text) => styled(31, text);
/** @param {string} text */
export const yellow = (text) => styled(33, text);

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}

/**
 * Progress, shown as it moves: in bytes, or in percent where the total is not given.
 * @param {string} label
 * @param {number} [total] bytes
 */
export function startProgress(label, total) {
  const step = isTerminal ? 1 : 10;
  const end = total ?? 100;
  let shown = -step;
  return {
    /** @param {number} done bytes, or percent */
    update(done) {
      const percent = end > 0 ? Math.min(100, Math.floor((done / end) * 100)) : 100;
      if (percent < shown + step) return;
      shown = percent - (percent % step);
      const amount = total === undefined ? '' : `${megabytes(Math.min(done, total))} of ${megabytes(total)}, `;
      const line = `  ${label}: ${amount}${percent} %`;
      process.stdout.write(isTerminal ? `\r${line}\u001b[K` : `${line}\n`);
    },
    finish() {
      this.update(end);
      if (isTerminal) process.stdout.write('\n');
    },
  };
}

/**
 * Runs a command's main function; a UserError becomes its message and exit code 1.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`\n${red('Stopped:')} ${error.message}\n`);
    process.exitCode = 1;
  }
}
