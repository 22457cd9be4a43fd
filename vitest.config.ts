import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'web', include: ['tests/web/**/*.test.ts'] } },
      { test: { name: 'tutorial', include: ['tests/tutorial/**/*.test.ts'], maxConcurrency: 2, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: { name: 'compiler', include: ['tests/compiler/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/global-setup.ts',
          // Times are compared: the two browsers must not compete for the machine.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'scripts', include: ['tests/scripts/**/*.test.ts', 'tests/scripts/**/*.test.js', 'tests/scripts/**/*.test.mjs'] } },
    ],
  },
});
