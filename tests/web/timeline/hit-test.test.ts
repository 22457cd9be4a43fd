import { expect, it } from 'vitest';
import { hitTest } from '../../../web/timeline/hit-test.ts';
import { labelPlace, middleOf } from '../../../web/timeline/layout.ts';
import { crowd, gathered } from '../trace/sample-traces.ts';
import { sceneOf } from './scenes.ts';

const scene = sceneOf(gathered());
const row = scene.rows.of(2)!;
const y = middleOf(row, scene.layout, 0);

it('finds the axis', () => {
  expect(hitTest(scene, 500, 5)).toEqual({ kind: 'axis' });
});

it('finds labels, and triangles only where there are some', () => {
  const main = scene.rows.of(1)!;
  const { triangle } = labelPlace(main, scene.layout);
  expect(hitTest(scene, triangle, middleOf(main, scene.layout, 0))).toEqual({ kind: 'fold', row: main });
  expect(hitTest(scene, labelPlace(row, scene.layout).triangle, y)).toEqual({ kind: 'label', row });
});

it('finds the bar at a time', () => {
  const hit = hitTest(scene, scene.scale.x(0.5), y);
  expect(hit?.kind === 'bar' && row.lane.bars[hit.bar]!.phase).toBe('sleeping');
});

it('finds a step that is too short to be hit', () => {
  for (const away of [-1.5, 0, 2, 4]) {
    const hit = hitTest(scene, scene.scale.x(1) + away, y);
    expect(hit?.kind === 'bar' && row.lane.bars[hit.bar]!.phase).toBe('running');
  }
});

it('finds no bar behind the end of a task, nor behind the moment', () => {
  expect(hitTest(scene, scene.scale.x(2), y)).toEqual({ kind: 'row', row });
  const early = sceneOf(gathered(), { time: 0.2 });
  expect(hitTest(early, early.scale.x(0.5), y)?.kind).toBe('row');
});

it('finds the row under a scrolled place', () => {
  const scrolled = sceneOf(crowd(100), { scroll: 640 });
  const hit = hitTest(scrolled, 40, scrolled.layout.axis + 5);
  expect(hit?.kind === 'label' && hit.row.lane.task).toBe(21);
});

it('finds nothing below the rows', () => {
  expect(hitTest(scene, 500, 395)).toBeUndefined();
});

it('opens a folded family by its strip', () => {
  const folded = sceneOf(crowd(300));
  expect(hitTest(folded, 500, folded.layout.axis + folded.layout.heights.task + 10)?.kind).toBe('fold');
});
