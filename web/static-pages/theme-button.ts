import { ThemeChoice } from '../playground/theme.ts';
import type { SafeStorage } from '../storage/safe-storage.ts';

/** Gives the page the colours that the reader chose, and the button in its header its work. @returns what labels it anew */
export function startThemeButton(storage: SafeStorage): () => void {
  const theme = new ThemeChoice(storage, document.documentElement);
  const button = document.querySelector<HTMLButtonElement>('button.theme')!;
  const label = () => {
    const { light = '', dark = '' } = button.dataset;
    button.ariaLabel = theme.current === 'dark' ? light : dark;
    button.title = button.ariaLabel;
  };
  button.addEventListener('click', () => {
    theme.toggle();
    label();
  });
  theme.onSystemChange(label);
  label();
  button.hidden = false;
  return label;
}
