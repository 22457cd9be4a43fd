import { describe, expect, it } from 'vitest';
import { drawTimeline } from '../../../web/timeline/draw-timeline.ts';
import type { View } from '../../../web/timeline/timeline-model.ts';
import { timelineSvg } from '../../../web/timeline/timeline-image.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { TraceBuilder } from '../trace/build-trace.ts';
import { crowd, failingGroup, gathered, sequence } from '../trace/sample-traces.ts';
import { KeepingSurface, PALETTE, sceneOf } from './scenes.ts';

function drawn(recording: Recording, view: Partial<View> & { time?: number; width?: number } = {}) {
  const scene = sceneOf(recording, view);
  const surface = new KeepingSurface();
  drawTimeline(surface, scene);
  return { scene, surface };
}

describe('the drawing', () => {
  it('names each task and its function, and what its bars mean', () => {
    const { texts } = drawn(gathered()).surface;
    for (const text of ['Task-1', 'main', 'Task-2', 'say_after', 'sleeps until 2.000 s']) expect(texts).toContain(text);
  });

  it('draws steps of no length wide enough to be seen', () => {
    const widths = drawn(sequence()).surface.filled('running').map(({ width }) => width);
    expect(widths).toEqual([3, 3, 3]);
  });

  it('draws sleeps from their beginning to the moment', () => {
    const { scene, surface } = drawn(sequence(), { time: 0.5 });
    const sleeps = surface.lines.filter(({ stroke }) => stroke === 'sleeping');
    expect(sleeps).toHaveLength(1);
    const [left, , right] = sleeps[0]!.points as [number, number, number];
    expect(left).toBeCloseTo(scene.scale.x(0), -1);
    expect(right).toBeCloseTo(scene.scale.x(0.5), -1);
  });

  it('puts a pin where something is printed, not before it is', () => {
    const pins = (time: number) => drawn(sequence(), { time }).surface.dots.filter(({ fill }) => fill === 'text').length;
    expect([0.9, 1, 3].map(pins)).toEqual([0, 1, 2]);
  });

  it('ends lanes by how their tasks ended', () => {
    const { surface } = drawn(failingGroup());
    expect(surface.dots.filter(({ fill }) => fill === 'raised')).toHaveLength(2);
    expect(surface.lines.filter(({ stroke }) => stroke === 'cancelled')).toHaveLength(2);
    expect(drawn(sequence()).surface.filled('returned')).toHaveLength(1);
  });

  it('points from who wakes to who is woken', () => {
    const { scene, surface } = drawn(gathered());
    // The last child wakes main.
    expect(surface.curves).toHaveLength(1);
    const [x0, y0, , , , , , y3] = surface.curves[0]!.points;
    expect(x0).toBeCloseTo(scene.scale.x(3));
    expect(y0).toBeGreaterThan(y3!);
  });

  it('points at nobody before he is woken, even at the same time', () => {
    const recording = gathered();
    const woken = recording.events.findIndex(({ kind, task, time }) => kind === 'woken' && task === 1 && time === 3);
    const curves = (position: number) => drawn(recording, { moment: { time: 3, position } }).surface.curves.length;
    expect([woken, woken + 1].map(curves)).toEqual([0, 1]);
  });

  it('draws few of very many arrows, but those of the task that is looked at', () => {
    const trace = new TraceBuilder();
    const main = trace.task('main').resumes();
    const [one, other] = [main.creates('ping'), main.creates('pong')];
    for (let i = 1; i <= 5000; i++) {
      trace.at(i / 1000);
      main.wakes('object', one.id);
      one.wakes('object', other.id);
    }
    const recording = trace.recording();
    expect(drawn(recording).surface.curves).toHaveLength(120);
    const { curves } = drawn(recording, { selectedTask: other.id }).surface;
    expect(curves.filter(({ stroke }) => stroke === 'accent').length).toBeGreaterThan(100);
  });

  it('lights up the bars that are suspended at a line', () => {
    const lit = (line: number) => drawn(gathered(), { highlightLine: line }).surface.filled('accentSoft').length;
    expect([6, 12, 99].map(lit)).toEqual([3, 1, 0]);
  });

  it('leaves out tasks that are not made yet', () => {
    expect(drawn(gathered(), { moment: { time: 0, position: 0 } }).surface.texts).not.toContain('Task-1');
  });

  it('draws a folded family as one strip of how many do what', () => {
    const { surface } = drawn(crowd(1000));
    expect(surface.texts).toContain('+ 1,000 tasks');
    expect(surface.rects.length).toBeLessThan(2000);
  });

  it('draws only the rows in view', () => {
    const open = { folds: new Map([[1, false]]), thin: false };
    expect(drawn(crowd(1000), { choices: open }).surface.texts.filter((text) => text.startsWith('Task-'))).toHaveLength(12);
  });

  it('has its labels above the bars where it is narrow', () => {
    const { scene, surface } = drawn(gathered(), { width: 390 });
    expect(scene.layout.gutter).toBe(0);
    expect(surface.texts).toContain('Task-4');
  });
});

describe('the SVG file', () => {
  it('holds the same words as the drawing, and the legend', () => {
    const svg = timelineSvg(sceneOf(gathered()), PALETTE);
    for (const text of ['Task-3', 'say_after', 'waits for gather of', 'cancelled', '1.5 s']) expect(svg).toContain(text);
  });

  it('holds all rows, not only those in view', () => {
    const svg = timelineSvg(sceneOf(crowd(100)), PALETTE);
    expect(svg).toContain('>Task-101<');
  });

  it('needs nothing from elsewhere', () => {
    const svg = timelineSvg(sceneOf(gathered()), PALETTE);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|var\(|NaN|undefined/);
    for (const [, id] of svg.matchAll(/url\(#([\w-]+)\)/g)) expect(svg).toContain(`id="${id}"`);
  });

  it('escapes what programs call their tasks', () => {
    const trace = new TraceBuilder();
    trace.task('main', 0, 0, '<a & "b">\u0001').resumes();
    trace.at(1);
    trace.add('run_ended');
    expect(timelineSvg(sceneOf(trace.recording()), PALETTE)).toContain('>&lt;a &amp; &quot;b&quot;&gt;<');
  });
});
