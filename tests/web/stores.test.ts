import { describe, expect, test } from 'vitest';
import { DraftStore } from '../../web/editor/draft-store.ts';
import { SafeStorage } from '../../web/storage/safe-storage.ts';

class MemoryStorage {
  readonly items = new Map<string, string>();
  full = false;
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

const blocked = () => {
  throw new DOMException('blocked', 'SecurityError');
};

describe('SafeStorage', () => {
  test('keeps values for the next page', () => {
    const shared = new MemoryStorage() as unknown as Storage;
    new SafeStorage(() => shared).set('k', 'v');
    expect(new SafeStorage(() => shared).get('k')).toBe('v');
  });

  test('works from memory where storage is blocked', () => {
    const storage = new SafeStorage(blocked);
    expect(storage.get('k')).toBeUndefined();
    storage.set('k', 'v');
    expect(storage.get('k')).toBe('v');
    storage.remove('k');
    expect(storage.get('k')).toBeUndefined();
  });

  test('a value that no longer fits hides the older stored one', () => {
    const disk = new MemoryStorage();
    const storage = new SafeStorage(() => disk as unknown as Storage);
    storage.set('k', 'old');
    disk.full = true;
    storage.set('k', 'new');
    expect(storage.get('k')).toBe('new');
  });
});

describe('DraftStore', () => {
  test('keeps one draft for each example', () => {
    const drafts = new DraftStore(new SafeStorage(blocked));
    drafts.save('a', 'mine', 'original');
    expect(drafts.get('a')).toBe('mine');
    expect(drafts.get('b')).toBeUndefined();
  });

  test('the original text is no draft', () => {
    const drafts = new DraftStore(new SafeStorage(blocked));
    drafts.save('a', 'mine', 'original');
    drafts.save('a', 'original', 'original');
    expect(drafts.get('a')).toBeUndefined();
  });

  test('a tab keeps its own, whatever another one makes of the example', () => {
    const disk = new MemoryStorage();
    const openTab = () => {
      const [storage, tab] = [disk, new MemoryStorage()].map((store) => new SafeStorage(() => store as unknown as Storage));
      return new DraftStore(storage!, tab);
    };
    const [one, other] = [openTab(), openTab()];
    one.save('a', 'mine', 'original');
    other.save('a', 'theirs', 'original');
    expect([one.get('a'), other.get('a')]).toEqual(['mine', 'theirs']);
    expect(openTab().get('a')).toBe('theirs');
    one.discard('a');
    expect([one.get('a'), other.get('a')]).toEqual([undefined, 'theirs']);
  });
});
