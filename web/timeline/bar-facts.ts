import { msg, str } from '@lit/localize';
import { sentences } from '../i18n/sentences.ts';
import type { Bar, Lane } from '../trace/bars.ts';
import { secondsText } from '../terminal/time-text.ts';
import { taskLabel } from '../trace/labels.ts';
import { countWhile, type Moment, type Recording } from '../trace/recording.ts';
import { Replay } from '../trace/replay.ts';
import type { TaskPhase } from '../trace/task-state.ts';
import { detailOf, OUTCOMES, type TraceEvent } from '../trace/trace-event.ts';
import { endText, readyReason, stateText } from '../trace/words.ts';
import { barEnd, hasEnded, lateSince } from './lane-pieces.ts';
import { spanText } from './times.ts';

/** What is to know of a bar. */
export interface BarFacts {
  readonly task: string;
  readonly phase: TaskPhase;
  /** "waits for Lock 1, held by Task-2" */
  readonly what: string;
  /** "from 1.000 s to 2.000 s: 1.00 s" */
  readonly when: string;
  /** Why it began: who woke the task. */
  readonly why: string | undefined;
  /** Why it lasts longer than it should. */
  readonly late: string | undefined;
  /** What it printed meanwhile, a sentence each. */
  readonly prints: readonly string[];
  /** How the task ended with it. */
  readonly end: string | undefined;
  /** In the learner's own program. */
  readonly line: number | undefined;
}

/** A call that blocks comes soon in its step, or among too many others to matter. */
const LOOK_AT = 200;
const MOST_PRINTS = 3;
/** Both ends of so short a span look alike. */
const SHORT = 0.001;
/** Every timer is a little late. */
const NOTICEABLE = 0.002;

export class BarFactFinder {
  readonly #recording: Recording;
  /** Of its own: it goes to other moments than the one that is shown. */
  readonly #replay: Replay;

  constructor(recording: Recording) {
    this.#recording = recording;
    this.#replay = new Replay(recording);
  }

  facts(lane: Lane, index: number, moment: Moment): BarFacts | undefined {
    const bar = lane.bars[index];
    if (!bar) return undefined;
    const over = bar.to !== undefined && bar.to <= moment.time && this.#isOver(lane, index, moment);
    const { objects } = this.#replay.at(bar.event + 1);
    const recording = this.#recording;
    const blocking = this.#blocking(lane, index);
    return {
      task: taskLabel(recording, lane.task),
      phase: bar.phase,
      what: this.#ownWords(bar, blocking) ?? stateText(recording, bar, objects),
      when: whenText(bar.from, barEnd(bar, moment.time), over),
      why: this.#why(lane, index),
      late: lateText(bar, moment.time),
      prints: this.#prints(lane, index, moment.position),
      end: index === lane.bars.length - 1 && hasEnded(lane, moment.position) ? this.#end(lane) : undefined,
      line: (blocking && recording.ownLine(blocking)) ?? bar.line,
    };
  }

  /** Short enough to stand in a bar, or in that part of it which is in this phase. */
  words(lane: Lane, index: number, phase: TaskPhase): string {
    const bar = lane.bars[index]!;
    if (phase === 'ready') {
      return bar.phase === 'sleeping' ? msg('ready, but the thread is busy') : msg('ready, waits for its turn');
    }
    return this.#ownWords(bar, this.#blocking(lane, index)) ?? stateText(this.#recording, bar);
  }

  /** What is more than the state of a task. */
  #ownWords({ phase, event }: Bar, blocking: TraceEvent | undefined): string | undefined {
    if (phase === 'running' && this.#recording.events[event]!.kind === 'thread_began') {
      return msg('blocks the thread: there is only the loop’s own');
    }
    return blocking ? msg('blocks the thread: nobody else can run') : undefined;
  }

  /** The event by which the task, as long as it runs, blocks the thread. */
  #blocking(lane: Lane, index: number): TraceEvent | undefined {
    const bar = lane.bars[index]!;
    if (bar.phase !== 'running') return undefined;
    const { events } = this.#recording;
    const end = Math.min(this.#endEvent(lane, index), bar.event + LOOK_AT);
    for (let i = bar.event + 1; i < end; i++) {
      const event = events[i]!;
      if (event.kind === 'blocked' && event.task === lane.task) return event;
    }
    return undefined;
  }

  #prints(lane: Lane, index: number, position: number): string[] {
    const { event } = lane.bars[index]!;
    const end = Math.min(this.#endEvent(lane, index), position);
    const first = countWhile(lane.marks, (mark) => mark.event < event);
    const count = countWhile(lane.marks, (mark) => mark.event < end) - first;
    const told = count > MOST_PRINTS ? MOST_PRINTS - 1 : count;
    const prints = lane.marks.slice(first, first + told).map((mark) => {
      return msg(str`prints “${this.#recording.events[mark.event]!.text.trimEnd()}”`);
    });
    return told < count ? [...prints, msg(str`prints ${count - told} lines more`)] : prints;
  }

  /** The index of the event with which the bar ends. */
  #endEvent(lane: Lane, index: number): number {
    return lane.bars[index + 1]?.event ?? lane.endEvent ?? this.#recording.events.length;
  }

  #isOver(lane: Lane, index: number, { position }: Moment): boolean {
    const next = lane.bars[index + 1];
    return next ? next.event < position : hasEnded(lane, position);
  }

  /** Why a task runs is told by what made it ready. */
  #why(lane: Lane, index: number): string | undefined {
    const before = lane.bars[index - 1];
    if (lane.bars[index]!.phase !== 'running' || before?.phase !== 'ready') return undefined;
    return readyReason(this.#recording, before.event);
  }

  #end(lane: Lane): string | undefined {
    const event = this.#recording.events[lane.endEvent!];
    return event && detailOf(event, OUTCOMES) ? endText(event) : undefined;
  }
}

function lateText(bar: Bar, now: number): string | undefined {
  const late = lateSince(bar, now);
  const by = barEnd(bar, now) - late;
  return by >= NOTICEABLE ? msg(str`could have gone on ${spanText(by)} earlier, but the thread was busy`) : undefined;
}

function whenText(from: number, to: number, over: boolean): string {
  const span = spanText(to - from);
  if (over && to - from < SHORT) return msg(str`at ${secondsText(from)}, for ${span}`);
  return over
    ? msg(str`from ${secondsText(from)} to ${secondsText(to)}: ${span}`)
    : msg(str`since ${secondsText(from)}, for ${span} so far`);
}

/** All of it in one sentence or two, to be spoken. */
export function spokenFacts({ task, what, when, why, late, prints, end, line }: BarFacts): string {
  const parts = [msg(str`${task} ${what}, ${when}`)];
  if (why) parts.push(msg(str`It went on because ${why}`));
  if (late) parts.push(msg(str`It ${late}`));
  parts.push(...prints.map((print) => msg(str`It ${print}`)));
  if (end) parts.push(msg(str`Then it ${end}`));
  if (line !== undefined) parts.push(msg(str`Line ${line}`));
  return sentences(parts.map((part) => msg(str`${part}.`)));
}
