import { expect, it } from 'vitest';
import { SafeStorage } from '../../../web/storage/safe-storage.ts';
import { Progress } from '../../../web/tutorial/progress.ts';

function fakeStorage(): Storage {
  const items = new Map<string, string>();
  return { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => items.set(key, value) } as unknown as Storage;
}

it('is kept', () => {
  const storage = fakeStorage();
  new Progress(new SafeStorage(() => storage)).add('gather-1');
  const later = new Progress(new SafeStorage(() => storage));
  expect(later.has('gather-1')).toBe(true);
  expect(later.has('gather')).toBe(false);
  expect(later.count(['gather-1', 'gather-2'])).toBe(1);
});

it('is not lost where another tab has made some, too', () => {
  const storage = fakeStorage();
  const [here, there] = [0, 1].map(() => new Progress(new SafeStorage(() => storage)));
  here!.add('a');
  there!.add('b');
  here!.add('c');
  expect(there!.count(['a', 'b', 'c'])).toBe(3);
});

it('holds for the visit where nothing can be stored', () => {
  const progress = new Progress(
    new SafeStorage(() => {
      throw new Error('denied');
    }),
  );
  progress.add('a');
  expect(progress.has('a')).toBe(true);
});
