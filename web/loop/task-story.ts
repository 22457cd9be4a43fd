/** What a task did until a moment, step by step. */

import { msg, str } from '@lit/localize';
import type { Lane, Bar } from '../trace/bars.ts';
import { countWhile, type Recording } from '../trace/recording.ts';
import type { TaskPhase } from '../trace/task-state.ts';
import { stateText } from '../trace/words.ts';
import { lastOf, type Limited } from './limited.ts';

export interface StoryStep {
  /** The index of the event that began it. */
  readonly event: number;
  readonly phase: TaskPhase | 'prints';
  readonly from: number;
  /** Undefined for what goes on at the moment, and for what takes no time. */
  readonly to: number | undefined;
  readonly goesOn: boolean;
  /** As the task's name would be followed by. */
  readonly text: string;
  readonly line: number | undefined;
}

/** The last steps, at most `most`, of those that began with the first `position` events. */
export function taskStory(recording: Recording, lane: Lane, position: number, most: number): Limited<StoryStep> {
  const bars = lane.bars.slice(0, countWhile(lane.bars, ({ event }) => event < position));
  const marks = lane.marks.slice(0, countWhile(lane.marks, ({ event }) => event < position));
  const ended = lane.endEvent !== undefined && lane.endEvent < position;
  const steps = [
    ...bars.map((bar, index) => barStep(recording, bar, !ended && index === bars.length - 1)).filter(isWorthTelling),
    ...marks.map(({ event, time }) => printStep(recording, event, time)),
    ...(ended ? [endStep(recording, lane)] : []),
  ];
  return lastOf(
    steps.sort((a, b) => a.event - b.event),
    most,
  );
}

/** A step that takes no time shows itself by what comes of it. */
function isWorthTelling({ phase, goesOn, to }: StoryStep): boolean {
  return phase !== 'running' || goesOn || to !== undefined;
}

function barStep(recording: Recording, bar: Bar, goesOn: boolean): StoryStep {
  const { phase, event, from, to, line } = bar;
  const text = stateText(recording, bar);
  return { event, phase, from, to: goesOn || to === from ? undefined : to, goesOn, text, line };
}

function printStep(recording: Recording, event: number, time: number): StoryStep {
  const { text } = recording.events[event]!;
  return {
    event,
    phase: 'prints',
    from: time,
    to: undefined,
    goesOn: false,
    text: msg(str`prints “${text.trimEnd()}”`),
    line: undefined,
  };
}

function endStep(recording: Recording, { end = 0, endEvent = 0, outcome = 'returned' }: Lane): StoryStep {
  const text = stateText(recording, {
    phase: outcome,
    event: endEvent,
    wait: undefined,
    waitsFor: 0,
    deadline: undefined,
  });
  return { event: endEvent, phase: outcome, from: end, to: undefined, goesOn: false, text, line: undefined };
}
