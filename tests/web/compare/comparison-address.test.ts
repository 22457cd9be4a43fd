import { describe, expect, test } from 'vitest';
import { addressOf, readAddress } from '../../../web/compare/comparison-address.ts';
import { shippedComparison, shippedComparisons } from '../../../web/compare/shipped-comparisons.ts';
import { catalogEntries } from '../../../web/examples/catalog-entries.ts';

const read = (hash: string) => readAddress(hash, catalogEntries);

describe('an address', () => {
  test('names the programs, in order and as often as it does', () => {
    const ids = ['say_after_gather', 'hello', 'hello'];
    expect(read(addressOf(ids))).toEqual({ ids, problem: undefined });
    expect(read('#say_after_gather%2Chello')).toEqual({ ids: ['say_after_gather', 'hello'], problem: undefined });
  });

  test('that is empty asks for nothing', () => {
    for (const hash of ['', '#', '#,']) expect(read(hash)).toEqual({ ids: undefined, problem: undefined });
  });

  test('with unknown programs compares the others, and says which are unknown', () => {
    expect(read('#hello,nope,event')).toEqual({ ids: ['hello', 'event'], problem: 'There is no program “nope”.' });
    expect(read('#nope,hello,nix')).toEqual({
      ids: undefined,
      problem: 'There is no program “nope” and no program “nix”.',
    });
    expect(read('#%E0%A4%A')).toEqual({ ids: undefined, problem: 'There is no program “%E0%A4%A”.' });
  });

  test('with too few or too many programs says so', () => {
    expect(read('#hello')).toEqual({ ids: undefined, problem: 'It takes two programs to compare.' });
    expect(read('#hello,event,hello,event,hello')).toEqual({
      ids: ['hello', 'event', 'hello', 'event'],
      problem: 'At most 4 programs fit side by side.',
    });
  });
});

describe('the shipped comparisons', () => {
  test.each(shippedComparisons)('$title: all programs are in the catalogue, and the address leads to it', (comparison) => {
    const ids = comparison.variants.map(({ id }) => id);
    expect(read(addressOf(ids))).toEqual({ ids, problem: undefined });
    expect(shippedComparison(ids)).toBe(comparison);
    expect(shippedComparison(ids.slice(1))).toBeUndefined();
    expect(shippedComparison([...ids].reverse())).toBeUndefined();
  });

  test('use every variant that the catalogue has beside its lessons', () => {
    const used = shippedComparisons.flatMap(({ variants }) => variants.map(({ id }) => id));
    const variants = catalogEntries.filter(({ variantOf }) => variantOf !== undefined).map(({ id }) => id);
    expect(variants.filter((id) => !used.includes(id))).toEqual([]);
  });
});
