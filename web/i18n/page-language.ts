/**
 * Gives a page of the site the reader's language. To be imported for that, before the page's elements,
 * whose first picture then waits for it (see `languageLoading`). Pages of other sites keep their own.
 */

import { SafeStorage } from '../storage/safe-storage.ts';
import { languageTag } from './language-names.ts';
import { onLanguageChange, useLanguage } from './language.ts';
import { preferredLanguage } from './preference.ts';

onLanguageChange((language) => (document.documentElement.lang = languageTag(language)));
void useLanguage(preferredLanguage(new SafeStorage(), navigator.languages));
