// The texts of the page in other languages: what is translated in web/i18n/<language>.xlf, and the
// modules that the page loads of it.

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';
import { inProject } from './project.mjs';

export function localizer() {
  const config = readConfigFileAndWriteSchema(inProject('web', 'i18n', 'lit-localize.json'));
  const { output } = config;
  if (output.mode !== 'runtime') throw new Error('The page changes its language while it is open.');
  return new RuntimeLitLocalizer({ ...config, output });
}

/** @param {RuntimeLitLocalizer} texts */
export async function writeModules(texts) {
  await texts.build();
  const { targetLocales, output } = texts.config;
  for (const language of targetLocales) {
    const file = path.join(texts.config.resolve(output.outputDir), `${language}.ts`);
    await writeFile(file, withPlainText(await readFile(file, 'utf8')));
  }
}

/**
 * lit-localize writes all texts as HTML. Those that are not, whether they have values in them or not,
 * are shown as they are.
 *
 * @param {string} module
 */
function withPlainText(module) {
  return module.replace(/^( *'\w+': (?:str)?)(`(?:\\.|[^\\`])*`,)$/gm, (_, start, text) => {
    const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    return start + plain;
  });
}
