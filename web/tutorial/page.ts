import { chooseLanguage, useLanguage, type Language } from '../i18n/language.ts';
import { showCurrentPage } from '../static-pages/pages-list.ts';
import { startThemeButton } from '../static-pages/theme-button.ts';
import { SafeStorage } from '../storage/safe-storage.ts';
import { Progress } from './progress.ts';
import { ProgressMarks } from './progress-marks.ts';

// The pages read well without this script. With it, programs run, and what is done is marked.
const storage = new SafeStorage();
startThemeButton(storage);
showCurrentPage();
new ProgressMarks(new Progress(storage)).show();

const other = document.querySelector<HTMLAnchorElement>('header .language')!;
other.addEventListener('click', () => void chooseLanguage(other.hreflang as Language, storage));

/** The page's language is its address's, whatever the reader's is elsewhere. */
void useLanguage(document.documentElement.lang.startsWith('zh') ? 'zh' : 'en').then(() => import('./elements.ts'));
