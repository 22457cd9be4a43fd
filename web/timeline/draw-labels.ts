import { msg, str } from '@lit/localize';
import { labelPlace } from './layout.ts';
import type { Row } from './rows.ts';
import { rowsInView, type Scene } from './scene.ts';
import type { Surface, TextStyle } from './surface.ts';
import { fitted } from './text-fit.ts';

const NAME: TextStyle = { colour: 'text', size: 12.5, weight: 600 };
const FUNCTION: TextStyle = { colour: 'muted', size: 11.5, font: 'code' };
const FOLDED: TextStyle = { colour: 'muted', size: 11.5 };

/** Behind the bars: the rows that are looked at. */
export function drawRowGrounds(surface: Surface, scene: Scene): void {
  const { layout, scroll, hovered, focused, selectedTask } = scene;
  const [first, end] = rowsInView(scene);
  for (const row of scene.rows.rows.slice(first, end)) {
    const y = layout.axis + row.y - scroll;
    const { task } = row.lane;
    if (task === selectedTask) {
      surface.rect(0, y, layout.width, row.height, { fill: 'accentSoft' });
      surface.rect(0, y, 3, row.height, { fill: 'accent' });
    } else if (task === hovered?.task || task === focused?.task) {
      surface.rect(0, y, layout.width, row.height, { fill: 'hover' });
    }
    if (!row.thin) surface.rect(0, y + row.height - 1, layout.width, 1, { fill: 'border', opacity: 0.6 });
  }
}

/** Over the bars that slide below them: the tasks' names, and the triangles that fold. */
export function drawLabels(surface: Surface, scene: Scene): void {
  const { layout } = scene;
  const [first, end] = rowsInView(scene);
  for (const row of scene.rows.rows.slice(first, end)) {
    if (!row.thin) drawLabel(surface, scene, row);
  }
  if (!layout.labelsAbove) {
    surface.rect(layout.gutter - 1, layout.axis, 1, layout.height - layout.axis, { fill: 'border' });
  }
}

function drawLabel(surface: Surface, scene: Scene, row: Row): void {
  const { layout, measure } = scene;
  const y = layout.axis + row.y - scene.scroll;
  const baseline = y + (layout.labelsAbove ? 14 : layout.middle + 4);
  const { triangle, name: left } = labelPlace(row, layout);
  const right = layout.labelsAbove ? layout.width - 8 : layout.gutter - 8;
  if (row.parent) drawTriangle(surface, triangle, baseline - 4, row.folded !== undefined);
  const { name, func } = scene.nameOf(row.lane.task);
  const shown = fitted(name, right - left, NAME, measure);
  surface.text(shown, left, baseline, NAME);
  const next = left + measure(shown, NAME) + 7;
  const tail = fitted(func, right - next, FUNCTION, measure);
  if (tail.length > 2) surface.text(tail, next, baseline, FUNCTION);
  if (row.folded) drawFolded(surface, scene, row, row.folded.length, tail.length > 2 ? next + measure(tail, FUNCTION) : next);
}

function drawFolded(surface: Surface, scene: Scene, row: Row, count: number, behind: number): void {
  const { layout, measure } = scene;
  const text = count === 1 ? msg('+ 1 task') : msg(str`+ ${count.toLocaleString('en')} tasks`);
  const y = layout.axis + row.y - scene.scroll;
  if (!layout.labelsAbove) {
    surface.text(text, labelPlace(row, layout).name, y + layout.heights.task + 16, FOLDED);
  } else if (behind + measure(text, FOLDED) + 16 < layout.width) {
    surface.text(text, layout.width - 10, y + 14, { ...FOLDED, align: 'right' });
  }
}

function drawTriangle(surface: Surface, x: number, y: number, folded: boolean): void {
  surface.polygon(
    folded ? [x - 2.5, y - 4.5, x + 3.5, y, x - 2.5, y + 4.5] : [x - 4.5, y - 2.5, x + 4.5, y - 2.5, x, y + 3.5],
    'muted',
  );
}
