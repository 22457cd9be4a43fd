// `npm run translations`: collects the texts of the page into web/i18n/<language>.xlf, where they are
// translated, and makes the modules of them that the page loads.

import { printDiagnostics } from '@lit/localize-tools/lib/typescript.js';
import { runMain, say } from './lib/report.mjs';
import { localizer, writeModules } from './lib/translations.mjs';

await runMain(async () => {
  const texts = localizer();
  const { messages, errors } = texts.extractSourceMessages();
  if (errors.length > 0) {
    printDiagnostics(errors);
    throw new Error('Some texts cannot be translated as they are written.');
  }
  await texts.writeInterchangeFiles();
  // With what was just written.
  await writeModules(localizer());
  say(`${messages.length} texts`);
});
