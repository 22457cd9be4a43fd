import { expect, test } from 'vitest';
import type { CompilerState } from '../../web/compiler/compiler.ts';
import { announcement, compilerText, downloadQuestion } from '../../web/playground/compiler-text.ts';

const downloading = (loaded: number, retryIn?: number): Extract<CompilerState, { phase: 'downloading' }> => ({
  phase: 'downloading',
  loaded,
  total: 9_780_000,
  retryIn,
});

test('a download is told in megabytes', () => {
  expect(compilerText(downloading(3_210_000))).toBe('Compiler: 3.2 of 9.8 MB');
});

test('a lost connection is told with the time until the next try', () => {
  expect(compilerText(downloading(3_210_000, 4))).toBe('Connection lost, trying again in 4 s');
});

test('when all has arrived, that is no longer said', () => {
  expect(compilerText(downloading(9_780_000))).toBe('Preparing the compiler…');
});

test('a failure comes with its cause', () => {
  const text = compilerText({ phase: 'unavailable', reason: 'damaged', detail: 'the server answered 404 for llvm.pack' });
  expect(text).toBe('A file of it is missing or damaged. (the server answered 404 for llvm.pack)');
});

test('screen readers are told that a download goes on or waits, not how far it is', () => {
  expect(announcement(downloading(1_000_000))).toBe(announcement(downloading(5_000_000)));
  expect(announcement(downloading(1_000_000, 4))).toBe(announcement(downloading(1_000_000, 3)));
  expect(announcement(downloading(1_000_000, 4))).not.toBe(announcement(downloading(1_000_000)));
});

test('the question before a download says how much it is', () => {
  const question = downloadQuestion(9_780_000);
  expect(question.text).toContain('9.8 MB');
  expect(question.otherwise).toBe('later');
});
