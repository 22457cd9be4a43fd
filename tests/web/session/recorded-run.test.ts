import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '../../../web/session/engine.ts';
import { isActive } from '../../../web/session/run-state.ts';
import { Session } from '../../../web/session/session.ts';
import { sequence } from '../trace/sample-traces.ts';

const SOURCE = 'int main() {}';

function opened() {
  const engine = { compiler: { check: () => Promise.resolve(undefined) }, workers: { prepare: () => undefined } };
  const session = new Session(engine as unknown as Engine, {
    changed: () => undefined,
    output: { write: () => undefined, replace: () => undefined },
    askDownload: () => Promise.resolve(false),
  });
  session.open({ id: 'linked', original: SOURCE, program: undefined });
  session.replay(sequence(), SOURCE);
  return session;
}

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a recorded run is not going on before the reader plays it', () => {
  const session = opened();
  expect(session.run).toEqual({ phase: 'recorded' });
  expect(isActive(session.run)).toBe(false);
  session.stop();
  expect(session.run).toEqual({ phase: 'recorded' });
  expect(session.recording.ended?.ending.kind).toBe('finished');
  session.player.play();
  expect(session.run).toEqual({ phase: 'running' });
});

test('a step into a recorded run begins it', () => {
  const session = opened();
  session.player.step('print');
  expect(session.player.playing).toBe(false);
  expect(session.run).toEqual({ phase: 'running' });
});

test('a recorded run that is shown to its end at once has ended', () => {
  const session = opened();
  session.player.setSpeed(Infinity);
  expect(session.run).toEqual({ phase: 'recorded' });
  session.player.play();
  expect(session.run).toEqual({ phase: 'ended', at: 3, ending: { kind: 'finished' } });
});

test('a run that is stopped has been begun', () => {
  const session = opened();
  session.player.play();
  session.stop();
  expect(session.run).toMatchObject({ phase: 'ended', ending: { kind: 'stopped' } });
});
