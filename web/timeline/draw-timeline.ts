import { drawArrows } from './draw-arrows.ts';
import { drawAxis, drawGrid, drawNow, drawNowSign } from './draw-axis.ts';
import { drawRows } from './draw-bars.ts';
import { drawLabels, drawRowGrounds } from './draw-labels.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';

/** The whole timeline. */
export function drawTimeline(surface: Surface, scene: Scene): void {
  const { layout } = scene;
  const below = layout.height - layout.axis;
  surface.rect(0, 0, layout.width, layout.height, { fill: 'surface' });
  surface.clip(0, layout.axis, layout.width, below, () => {
    drawRowGrounds(surface, scene);
    surface.clip(layout.gutter, layout.axis, layout.width - layout.gutter, below, () => {
      drawGrid(surface, scene);
      drawRows(surface, scene);
      drawArrows(surface, scene);
    });
    drawNow(surface, scene);
    drawLabels(surface, scene);
  });
  drawAxis(surface, scene);
  drawNowSign(surface, scene);
}
