// `npm run setup`: everything that `npm start` needs, and nothing built yet.

import { prepareForStart } from './lib/prepare.mjs';
import { runMain, say } from './lib/report.mjs';

await runMain(async () => {
  const { version, origin, root } = await prepareForStart();
  say(`Ready. Emscripten ${version} (${origin}): ${root}`);
});
