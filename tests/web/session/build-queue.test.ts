import { expect, test } from 'vitest';
import type { BuildResult } from '../../../web/compiler/messages.ts';
import { BuildQueue } from '../../../web/session/build-queue.ts';

/** Builds one program at a time, when it is told to; whatever comes in between ends what it is at. */
class FakeCompiler {
  readonly asked: string[] = [];
  #resolve: ((result: BuildResult | undefined) => void) | undefined;

  build(source: string): Promise<BuildResult | undefined> {
    this.cancelBuild();
    this.asked.push(source);
    return new Promise((resolve) => (this.#resolve = resolve));
  }

  buildUnasked(source: string): Promise<BuildResult | undefined> {
    return this.build(source);
  }

  cancelBuild(): void {
    this.finish(undefined);
  }

  finish(result: BuildResult | undefined): void {
    this.#resolve?.(result);
    this.#resolve = undefined;
  }
}

const failed = (detail: string): BuildResult => ({ kind: 'failed', detail });
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('builds of several sessions come one after the other, none lost', async () => {
  const compiler = new FakeCompiler();
  const queue = new BuildQueue(compiler);
  const first = queue.build('first', {});
  const second = queue.build('second', {});
  expect(compiler.asked).toEqual(['first']);
  compiler.finish(failed('1'));
  expect(await first).toEqual(failed('1'));
  await settled();
  expect(compiler.asked).toEqual(['first', 'second']);
  compiler.finish(failed('2'));
  expect(await second).toEqual(failed('2'));
});

test('a newer build of a session takes the place of its older one', async () => {
  const compiler = new FakeCompiler();
  const queue = new BuildQueue(compiler);
  const session = {};
  const older = queue.build('older', session);
  const newer = queue.build('newer', session);
  expect(await older).toBeUndefined();
  await settled();
  compiler.finish(failed('newer'));
  expect(await newer).toEqual(failed('newer'));
});

test("a session that gives up does not end another's build", async () => {
  const compiler = new FakeCompiler();
  const queue = new BuildQueue(compiler);
  const [one, other] = [{}, {}];
  const building = queue.build('one', one);
  const waiting = queue.build('other', other);
  queue.cancel(other);
  expect(await waiting).toBeUndefined();
  compiler.finish(failed('one'));
  expect(await building).toEqual(failed('one'));
  expect(compiler.asked).toEqual(['one']);
});

test('what nobody waits for is not built while somebody waits', async () => {
  const compiler = new FakeCompiler();
  const queue = new BuildQueue(compiler);
  void queue.build('asked', {});
  expect(await queue.buildUnasked('unasked')).toBeUndefined();
  expect(compiler.asked).toEqual(['asked']);
});
