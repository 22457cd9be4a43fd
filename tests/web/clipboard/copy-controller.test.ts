import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CopyController, type CopyChoices } from '../../../web/clipboard/copy-controller.ts';

/** The clipboard's last text, and whether it may be written to. */
const clipboard = { text: '', refuses: false };

/** What the element's controller told at each of its updates. */
function copier(choices?: CopyChoices) {
  const told: string[] = [];
  const host: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => void told.push(controller.state),
    updateComplete: Promise.resolve(true),
  };
  const controller: CopyController = new CopyController(host, choices);
  return { controller, told };
}

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(clipboard, { text: '', refuses: false });
  const writeText = (text: string) => {
    if (clipboard.refuses) return Promise.reject(new Error('denied'));
    clipboard.text = text;
    return Promise.resolve();
  };
  vi.stubGlobal('navigator', { clipboard: { writeText } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a copy is told for a while', async () => {
  const { controller, told } = copier();
  expect(await controller.copy('text')).toBe(true);
  expect([clipboard.text, controller.state]).toEqual(['text', 'done']);
  vi.runAllTimers();
  expect(told).toEqual(['done', 'idle']);
});

test('another copy is told as long as the first', async () => {
  const { controller } = copier();
  await controller.copy('first');
  vi.advanceTimersByTime(1000);
  await controller.copy('second');
  vi.advanceTimersByTime(1000);
  expect(controller.state).toBe('done');
});

test('a refusal passes, too', async () => {
  clipboard.refuses = true;
  const { controller, told } = copier();
  expect(await controller.copy('text')).toBe(false);
  vi.runAllTimers();
  expect(told).toEqual(['refused', 'idle']);
});

test('a refusal can stay until it is to be forgotten', async () => {
  clipboard.refuses = true;
  const { controller } = copier({ keepsRefusal: true });
  await controller.copy('text');
  vi.runAllTimers();
  expect(controller.state).toBe('refused');
  controller.forget();
  expect(controller.state).toBe('idle');
});

test('where there is no clipboard, a copy is refused', async () => {
  vi.stubGlobal('navigator', {});
  const { controller } = copier();
  expect(await controller.copy('text')).toBe(false);
});
