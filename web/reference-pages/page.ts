import { ThemeChoice } from '../playground/theme.ts';
import { SafeStorage } from '../storage/safe-storage.ts';

// The pages read well without this script. With it, they have the playground's colours, and the
// list of pages shows where the reader is.
const theme = new ThemeChoice(new SafeStorage(), document.documentElement);
const button = document.querySelector<HTMLButtonElement>('button.theme')!;

function label(): void {
  const text = theme.current === 'dark' ? 'Use light colours' : 'Use dark colours';
  button.ariaLabel = text;
  button.title = text;
}

button.addEventListener('click', () => {
  theme.toggle();
  label();
});
theme.onSystemChange(label);
label();
button.hidden = false;

const pages = document.querySelector<HTMLElement>('#pages')!;
const current = pages.querySelector<HTMLElement>('[aria-current]');
if (current) pages.scrollTop = current.offsetTop - pages.clientHeight / 2;
