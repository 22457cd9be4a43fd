import { defineConfig } from 'vitest/config';

/** Times and frames are compared in these: nothing else must compete for the machine. */
const timed = ['insight', 'insight-extremes', 'player', 'playground', 'safety'].map((name) => `tests/browser/${name}.test.ts`);

const inBrowsers = {
  include: ['tests/browser/**/*.test.ts'],
  globalSetup: 'tests/browser/global-setup.ts',
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'web', include: ['tests/web/**/*.test.ts'] } },
      { test: { name: 'tutorial', include: ['tests/tutorial/**/*.test.ts'], maxConcurrency: 2, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: { name: 'compiler', include: ['tests/compiler/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
      },
      { test: { ...inBrowsers, name: 'browser', exclude: timed, maxWorkers: 2 } },
      { test: { ...inBrowsers, name: 'timed', include: timed, fileParallelism: false } },
      { test: { name: 'scripts', include: ['tests/scripts/**/*.test.ts', 'tests/scripts/**/*.test.js', 'tests/scripts/**/*.test.mjs'] } },
    ],
  },
});
