import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Compiler } from '../../web/compiler/compiler.ts';
import type { CompilerToPage, PageToCompiler } from '../../web/compiler/messages.ts';
import type { ToolchainPack } from '../../web/compiler/pack.ts';

const file = (name: string, size: number) => ({ file: name, size, unpacked: size });
const pack: ToolchainPack = {
  id: 'abc',
  files: { llvm: file('llvm', 100), headers: file('headers', 20), libraries: file('libraries', 3) },
  places: { work: '/work' },
  compile: [],
  precompile: [],
  link: [],
};
const built = { kind: 'rejected', diagnostics: [] } as const;

/** Records what it is told; the test speaks for it. */
class FakeWorker {
  static readonly all: FakeWorker[] = [];
  readonly told: PageToCompiler[] = [];
  terminated = false;
  onmessage: ((event: { data: CompilerToPage }) => void) | undefined;

  constructor() {
    FakeWorker.all.push(this);
  }

  postMessage(message: PageToCompiler): void {
    this.told.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(data: CompilerToPage): void {
    this.onmessage?.({ data });
  }
}

const newest = () => FakeWorker.all.at(-1)!;
const ready = () => newest().say({ type: 'progress', progress: { phase: 'ready' } });
const told = () => newest().told.map((message) => message.type);

beforeEach(() => {
  FakeWorker.all.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('self', { origin: new URL(import.meta.url).origin });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function compiler(): Compiler {
  return new Compiler(pack, new URL('https://example.org/toolchain/'), () => undefined);
}

test('a build waits for the compiler, whose pack is named by its address', async () => {
  const page = compiler();
  const result = page.build('int main() {}');
  expect(newest().told).toEqual([
    { type: 'load', pack, base: 'https://example.org/toolchain/abc/', llvm: undefined },
  ]);
  expect(page.state).toEqual({ phase: 'downloading', loaded: 0, total: 123, retryIn: undefined });
  ready();
  expect(newest().told.at(-1)).toEqual({ type: 'build', source: 'int main() {}' });
  newest().say({ type: 'answer', answer: built });
  expect(await result).toBe(built);
});

test('a build that is given up ends the worker, and the next one is given the compiled module', async () => {
  const page = compiler();
  const result = page.build('slow');
  const first = newest();
  const llvm = {} as WebAssembly.Module;
  first.say({ type: 'compiled', llvm });
  ready();
  page.cancelBuild();
  expect(await result).toBeUndefined();
  expect(first.terminated).toBe(true);
  expect(newest()).not.toBe(first);
  expect(newest().told).toEqual([{ type: 'load', pack, base: 'https://example.org/toolchain/abc/', llvm }]);
  expect(page.state).toEqual({ phase: 'preparing' });
});

test('a build that nobody asked for is given up after a time, one that is waited for is not', async () => {
  const page = compiler();
  const ahead = page.buildUnasked('slow');
  const first = newest();
  ready();
  const wanted = page.build('wanted');
  vi.advanceTimersByTime(60_000);
  expect(await ahead).toBeUndefined();
  expect(first.terminated).toBe(true);

  const second = newest();
  ready();
  vi.advanceTimersByTime(60_000);
  expect(second.terminated).toBe(false);
  expect(told()).toEqual(['load', 'build']);
  second.say({ type: 'answer', answer: built });
  expect(await wanted).toBe(built);
});

test('what the reader waits for comes first, and of the rest only the newest', async () => {
  const page = compiler();
  page.load();
  ready();
  void page.check('1');
  const older = page.check('2');
  void page.check('3');
  void page.build('4');
  expect(await older).toBeUndefined();
  newest().say({ type: 'answer', answer: [] });
  newest().say({ type: 'answer', answer: built });
  expect(newest().told.slice(1)).toEqual([
    { type: 'check', source: '1' },
    { type: 'build', source: '4' },
    { type: 'check', source: '3' },
  ]);
});

test('a compiler that cannot be loaded fails the build, and is loaded again on demand', async () => {
  const page = compiler();
  const result = page.build('int main() {}');
  newest().say({ type: 'progress', progress: { phase: 'unavailable', reason: 'unreachable', detail: 'no answer' } });
  expect(await result).toEqual({ kind: 'failed', detail: { kind: 'compiler-not-loaded', cause: 'no answer' } });
  page.load();
  expect(FakeWorker.all).toHaveLength(1);
  expect(told()).toEqual(['load', 'load']);
});
