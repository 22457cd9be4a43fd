// `npm run setup`: everything that `npm start` needs, and nothing built yet.
import { ensureEmscripten } from './emscripten/index.mjs';
import { runMain, say } from './lib/report.mjs';
await runMain(async () => {
  const emscripten = await ensureEmscripten();
  say(`Emscripten ${emscripten.version} (${emscripten.origin}): ${emscripten.root}`);
});
