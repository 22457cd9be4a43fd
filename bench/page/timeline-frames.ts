// In the browser: draws frames of large recordings and tells how long each took.

import { TraceBuilder } from '../../tests/web/trace/build-trace.ts';
import { crowd } from '../../tests/web/trace/sample-traces.ts';
import type { Recording } from '../../web/trace/recording.ts';
import '../../web/timeline/task-timeline.ts';
import type { TaskTimeline } from '../../web/timeline/task-timeline.ts';

const FRAMES = 60;

export interface Frames {
  readonly name: string;
  readonly tasks: number;
  readonly events: number;
  /** Milliseconds: one of two frames is faster; none was slower; and one with the pixels' painting. */
  readonly median: number;
  readonly slowest: number;
  readonly painted: number;
}

declare global {
  interface Window {
    measureTimeline: () => Promise<Frames[]>;
  }
}

/** Tasks that run and sleep again and again, each step in turn: much in every row. */
function busy(tasks: number, steps: number): Recording {
  const trace = new TraceBuilder();
  const main = trace.task('main').resumes();
  const workers = Array.from({ length: tasks }, () => main.creates('worker', 20));
  main.waitsFor(workers[0]!.id, 21);
  for (const worker of workers) worker.resumes().sleeps(0.01, 6);
  for (let step = 1; step < steps; step++) {
    for (const [index, worker] of workers.entries()) {
      trace.at(step * 0.01 + index * 0.00002);
      worker.wakes().resumes().sleeps(0.01, 6);
    }
  }
  return trace.recording();
}

async function measure(name: string, recording: Recording, prepare: (timeline: TaskTimeline) => void): Promise<Frames> {
  const timeline = document.querySelector<TaskTimeline>('task-timeline')!;
  timeline.recording = recording;
  timeline.theme = 'light';
  timeline.moment = { time: recording.until, position: recording.events.length };
  await timeline.updateComplete;
  prepare(timeline);
  await timeline.updateComplete;
  const context = timeline.renderRoot.querySelector('canvas')!.getContext('2d')!;
  const drawn: number[] = [];
  const painted: number[] = [];
  for (let frame = 1; frame <= FRAMES; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const time = (recording.until * frame) / FRAMES;
    const start = performance.now();
    timeline.moment = { time, position: recording.positionAt(time) };
    await timeline.updateComplete;
    timeline.draw();
    drawn.push(performance.now() - start);
    // Only what is read must have been painted.
    context.getImageData(0, 0, 1, 1);
    painted.push(performance.now() - start);
  }
  const ordered = (times: number[]) => times.sort((a, b) => a - b);
  return {
    name,
    tasks: timeline.taskCount,
    events: recording.events.length,
    median: ordered(drawn)[FRAMES >> 1]!,
    slowest: ordered(drawn).at(-1)!,
    painted: ordered(painted)[FRAMES >> 1]!,
  };
}

window.measureTimeline = async () => {
  const many = crowd(10_000);
  const steps = busy(100, 1000);
  return [
    await measure('folded', many, () => {}),
    await measure('opened, thin rows', many, (timeline) => timeline.fold(1, false)),
    await measure('opened, thin rows, scrolled', many, (timeline) => {
      timeline.fold(1, false);
      timeline.scrollToTask(5000);
    }),
    await measure('opened, high rows', many, (timeline) => {
      timeline.fold(1, false);
      timeline.setThinRows(false);
    }),
    await measure('many steps', steps, () => {}),
    await measure('many steps, thin rows', steps, (timeline) => timeline.setThinRows(true)),
    await measure('many steps, zoomed in', steps, (timeline) => timeline.zoom(40)),
  ];
};
