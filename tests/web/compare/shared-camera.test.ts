import { expect, test } from 'vitest';
import { Camera } from '../../../web/timeline/camera.ts';

test('a camera tells all that share it of each change of the view', () => {
  const camera = new Camera(() => true);
  camera.update(3, 3, false);
  let told = 0;
  const leave = camera.onChange(() => told++);
  const changes = [
    () => camera.zoom(2),
    () => camera.pan(0.5),
    () => camera.choose({ from: 0, to: 1 }),
    () => camera.showNow(),
    () => camera.showWhole(),
    () => camera.update(4, 4, false),
  ];
  for (const [index, change] of changes.entries()) {
    change();
    expect(told, `change ${index}`).toBe(index + 1);
  }
  camera.update(4, 4, false);
  expect(told).toBe(changes.length);
  leave();
  camera.zoom(2);
  expect(told).toBe(changes.length);
});

test('a view that glides tells when it begins', () => {
  const camera = new Camera(() => false);
  camera.update(3, 3, false);
  let told = 0;
  camera.onChange(() => told++);
  camera.zoom(2);
  expect(told).toBe(1);
});
