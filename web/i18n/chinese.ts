import type { LocaleModule } from '@lit/localize';

interface CatalogWords {
  readonly groups: Readonly<Record<string, string>>;
  readonly programs: Readonly<Record<string, { readonly title: string; readonly summary: string }>>;
}

let catalog: CatalogWords | undefined;

/** Loads all there is in Chinese: the site's texts, to which it resolves, and the catalogue of examples. */
export async function loadChinese(): Promise<LocaleModule> {
  const [texts, words] = await Promise.all([import('./generated/zh.ts'), import('../../examples/catalog.zh.json')]);
  catalog = words.default;
  return texts;
}

/** The catalogue's words; undefined before they are loaded. */
export function chineseCatalog(): CatalogWords | undefined {
  return catalog;
}
