import { expect, it } from 'vitest';
import { BarWalk, nextBar, type Step } from '../../../web/timeline/bar-walk.ts';
import type { BarPlace } from '../../../web/timeline/scene.ts';
import { gathered } from '../trace/sample-traces.ts';
import { sceneOf } from './scenes.ts';

const recording = gathered();
const scene = sceneOf(recording);

const go = (place: BarPlace | undefined, step: Step, time = 0.5, position = recording.events.length) =>
  nextBar(scene.rows, position, place, step, time);

it('begins in the first lane, where the reader is looking', () => {
  const place = go(undefined, 'right')!;
  expect(place.task).toBe(1);
  expect(scene.rows.of(1)!.lane.bars[place.bar]!.phase).toBe('waiting');
});

it('goes from bar to bar and stops at both ends', () => {
  const count = scene.rows.of(2)!.lane.bars.length;
  expect(go({ task: 2, bar: 1 }, 'left')).toEqual({ task: 2, bar: 0 });
  expect(go({ task: 2, bar: 0 }, 'left')).toEqual({ task: 2, bar: 0 });
  expect(go({ task: 2, bar: 1 }, 'last')).toEqual({ task: 2, bar: count - 1 });
  expect(go({ task: 2, bar: count - 1 }, 'right')).toEqual({ task: 2, bar: count - 1 });
  expect(go({ task: 2, bar: 3 }, 'first')).toEqual({ task: 2, bar: 0 });
});

it('goes to the bar of the same time in the next lane', () => {
  const place = go({ task: 2, bar: 0 }, 'down', 1.5)!;
  expect(place.task).toBe(3);
  expect(scene.rows.of(3)!.lane.bars[place.bar]!.phase).toBe('sleeping');
  expect(go({ task: 2, bar: 0 }, 'up')!.task).toBe(1);
  expect(go({ task: 4, bar: 0 }, 'down')!.task).toBe(4);
});

it('goes to no bar that has not begun', () => {
  const position = recording.positionAt(0.5);
  const place = go({ task: 2, bar: 0 }, 'last', 0.5, position)!;
  expect(scene.rows.of(2)!.lane.bars[place.bar]!.phase).toBe('sleeping');
});

it('stays at one time on the way from lane to lane', () => {
  const walk = new BarWalk();
  const start = { task: 2, bar: scene.rows.of(2)!.lane.bars.length - 1 };
  const way: BarPlace[] = [start];
  for (const step of ['down', 'down', 'up', 'up'] as const) way.push(walk.go(scene, way.at(-1), step)!);
  expect(way.map(({ task }) => task)).toEqual([2, 3, 4, 3, 2]);
  expect(way.at(-1)).toEqual(start);
});
