import { startChineseSurroundings } from '../static-pages/chinese-surroundings.ts';
import { showCurrentPage } from '../static-pages/pages-list.ts';
import { startThemeButton } from '../static-pages/theme-button.ts';
import { SafeStorage } from '../storage/safe-storage.ts';

// The pages read well without this script. With it, they have the playground's colours and language, and
// the list of pages shows where the reader is.
const storage = new SafeStorage();
startChineseSurroundings(storage, startThemeButton(storage));
showCurrentPage();
