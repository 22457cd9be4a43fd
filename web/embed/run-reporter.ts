import type { Player } from '../player/player.ts';
import { type Ending, hasBegun } from '../runner/ending.ts';
import type { Recording } from '../trace/recording.ts';
import type { CoroscopeExit, CoroscopeOutput, CoroscopeTrace } from './coroscope.d.ts';
import { matchesExpected } from './expected-output.ts';

/** Of a program that prints for ever, as much is kept, in characters. */
const OUTPUT_LIMIT = 1_000_000;

/** Who is told of runs. */
export interface RunListener {
  output(output: CoroscopeOutput): void;
  trace(trace: CoroscopeTrace): void;
  exit(exit: CoroscopeExit): void;
}

/** Tells what a player shows, each thing when it is shown for the first time: who plays it again is not told anew. */
export class RunReporter {
  readonly #player: Player;
  readonly #listener: RunListener;
  readonly #expected: () => string | undefined;
  #recording: Recording;
  #events = 0;
  #chunks = 0;
  #stdout = '';
  #exited = false;

  constructor(player: Player, expected: () => string | undefined, listener: RunListener) {
    this.#player = player;
    this.#expected = expected;
    this.#listener = listener;
    this.#recording = player.recording;
    player.onChange(() => this.#tell());
  }

  #tell(): void {
    const { recording, moment, atEnd } = this.#player;
    if (recording !== this.#recording) this.#begin(recording);
    if (moment.position > this.#events) {
      const events = recording.events.slice(this.#events, moment.position);
      this.#events = moment.position;
      this.#listener.trace({ events });
    }
    const { output, forgottenOutput } = recording;
    const chunks = forgottenOutput + recording.outputAt(moment);
    if (chunks > this.#chunks) {
      const shown = output.slice(Math.max(this.#chunks - forgottenOutput, 0), chunks - forgottenOutput);
      this.#chunks = chunks;
      for (const { text, stream, at } of shown) {
        if (stream === 'stdout' && this.#stdout.length < OUTPUT_LIMIT) this.#stdout += text;
        this.#listener.output({ text, stream, time: at });
      }
    }
    const { ended } = recording;
    if (!ended || !atEnd || this.#exited) return;
    this.#exited = true;
    const expected = this.#expected();
    this.#listener.exit({
      outcome: ended.ending.kind,
      status: statusOf(ended.ending),
      time: ended.at,
      output: this.#stdout,
      matches: expected === undefined || !hasBegun(ended.ending) ? undefined : matchesExpected(this.#stdout, expected),
    });
  }

  #begin(recording: Recording): void {
    this.#recording = recording;
    // The same run, cut where it was stopped.
    if (recording.ended?.ending.kind === 'stopped' && !this.#exited) return;
    this.#events = 0;
    this.#chunks = 0;
    this.#stdout = '';
    this.#exited = false;
  }
}

function statusOf(ending: Ending): number | undefined {
  if (ending.kind === 'finished') return 0;
  return ending.kind === 'exited' ? ending.status : undefined;
}
