// The npm packages, as the lock file pins them.

import { statSync } from 'node:fs';
import { run } from './process.mjs';
import { inProject, projectRoot } from './project.mjs';
import { say } from './report.mjs';

/** @param {string} file */
const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

export function nodeModulesAreCurrent() {
  // npm writes this file last.
  const installed = modified(inProject('node_modules', '.package-lock.json'));
  return installed !== undefined && installed >= (modified(inProject('package-lock.json')) ?? 0);
}

export async function ensureNodeModules() {
  if (nodeModulesAreCurrent()) return;
  say('Installing npm packages …');
  await run('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: projectRoot,
    failure: 'npm could not install the packages of package-lock.json (see above).',
  });
}
