import { expect, it } from 'vitest';
import { cacheFolder } from '../../scripts/emscripten/locate.mjs';
import { chooseEmscripten, parseVersion } from '../../scripts/emscripten/versions.mjs';

const known = { root: '/opt/known', version: '3.1.69', origin: 'EMSDK' };
const newer = { root: '/opt/newer', version: '4.0.1', origin: 'PATH' };
const ours = { root: '/cache/ours', version: '3.1.69', origin: 'private cache' };

it("reads the version from Emscripten's own texts", () => {
  expect(parseVersion('"3.1.69"\n')).toBe('3.1.69');
  expect(parseVersion('emcc (Emscripten gcc/clang-like replacement) 3.1.69 (abc)')).toBe('3.1.69');
  expect(parseVersion('unknown')).toBeUndefined();
});

it("prefers the user's own Emscripten to the private one", () => {
  expect(chooseEmscripten([known, ours])).toEqual({ chosen: known, notes: [] });
});

it('passes over a version that is not known to work, and says so', () => {
  const { chosen, notes } = chooseEmscripten([newer, ours]);
  expect(chosen).toBe(ours);
  expect(notes).toEqual([expect.stringContaining('Emscripten 4.0.1 (PATH) is not a version known to work')]);
});

it('chooses none where none serves', () => {
  expect(chooseEmscripten([newer]).chosen).toBeUndefined();
});

it('keeps everything private in the XDG cache folder, or in ~/.cache where that is unset or relative', () => {
  expect(cacheFolder({ HOME: '/home/a', XDG_CACHE_HOME: '/var/caches' })).toBe('/var/caches/coroscope');
  expect(cacheFolder({ HOME: '/home/a' })).toBe('/home/a/.cache/coroscope');
  expect(cacheFolder({ HOME: '/home/a', XDG_CACHE_HOME: 'caches' })).toBe('/home/a/.cache/coroscope');
});
