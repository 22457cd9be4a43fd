// Before `npm pack`: whether dist/ holds what the package is to have.

import { readFileSync } from 'node:fs';
import { embedFiles } from './lib/embed-files.mjs';
import { inProject } from './lib/project.mjs';
import { runMain, UserError } from './lib/report.mjs';

await runMain(async () => {
  /** @type {{ id: string }[]} */
  const catalog = JSON.parse(readFileSync(inProject('examples/catalog.json'), 'utf8'));
  const { missing } = await embedFiles(inProject('dist'), catalog.map(({ id }) => id));
  if (missing.length === 0) return;
  throw new UserError(`dist/ is not built, or not as a whole; npm run build makes it. It lacks:\n  ${missing.join('\n  ')}`);
});
