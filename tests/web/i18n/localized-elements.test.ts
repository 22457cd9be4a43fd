import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('../../../web/**/*.ts', { query: '?raw', import: 'default', eager: true });
const elements = Object.entries(sources).filter(([, source]) => /^@customElement/m.test(source));

test('elements that show texts follow a change of the language', () => {
  const unmoved = elements.filter(([, source]) => /\bmsg\(/.test(source) && !/^@localized\(\)$/m.test(source));
  expect(unmoved.map(([file]) => file)).toEqual([]);
});

// Defined before they are localized, those that stand in the page already would never be.
test('elements are localized before they are defined', () => {
  const late = elements.filter(([, source]) => /^@localized\(\)\n@customElement/m.test(source));
  expect(late.map(([file]) => file)).toEqual([]);
});
