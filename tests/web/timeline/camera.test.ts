import { expect, it } from 'vitest';
import { Camera } from '../../../web/timeline/camera.ts';

const still = () => new Camera(() => true);

it('shows the whole until the reader chooses something else', () => {
  const camera = still();
  camera.update(0.5, undefined, false);
  expect(camera.window.to).toBe(1);
  camera.update(1.5, undefined, false);
  expect(camera.window.to).toBe(2);
  camera.choose({ from: 0.5, to: 1.5 });
  camera.update(2.5, undefined, false);
  expect(camera.window.to - camera.window.from).toBeCloseTo(1);
});

it('goes along with the moment if that was in view', () => {
  const camera = still();
  camera.update(5, undefined, false);
  camera.choose({ from: 4, to: 5.2 });
  camera.update(5.3, undefined, false);
  expect(camera.showsNow).toBe(true);
});

it('stays where the reader looks if the moment is elsewhere', () => {
  const camera = still();
  camera.update(5, undefined, false);
  camera.choose({ from: 1, to: 2 });
  camera.update(5.1, undefined, false);
  expect(camera.window).toEqual({ from: 1, to: 2 });
  expect(camera.showsNow).toBe(false);
});

it('does not pull the view from under the reader who moves it', () => {
  const camera = still();
  camera.update(5, undefined, false);
  camera.choose({ from: 4, to: 5.01 });
  camera.update(5.2, undefined, true);
  expect(camera.window).toEqual({ from: 4, to: 5.01 });
});

it('comes back to the moment on request', () => {
  const camera = still();
  camera.update(5, undefined, false);
  camera.choose({ from: 1, to: 2 });
  camera.showNow();
  expect(camera.window).toEqual({ from: 4.5, to: 5.5 });
});

it('takes a reader who zooms all the way out for one who wants the whole', () => {
  const camera = still();
  camera.update(5, undefined, false);
  camera.choose({ from: 1, to: 2 });
  camera.zoom(0.01);
  expect(camera.showsWhole).toBe(true);
});

it('glides within a few frames, and ends exactly at its goal', () => {
  const camera = new Camera(() => false);
  camera.update(0.5, undefined, false);
  camera.update(1.5, undefined, false);
  expect(camera.window.to).toBe(1);
  expect(camera.advance(0)).toBe(true);
  expect(camera.advance(100)).toBe(true);
  expect(camera.window.to).toBeGreaterThan(1);
  expect(camera.window.to).toBeLessThan(2);
  expect(camera.advance(1000)).toBe(false);
  expect(camera.window).toEqual({ from: 0, to: 2 });
});
