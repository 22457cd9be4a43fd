import { EditorView, WidgetType } from '@codemirror/view';
import { msg, str } from '@lit/localize';

const CLASS = 'cm-hidden-part';

/** Stands for hidden lines: shows them, and hides them again. */
export class HiddenPartButton extends WidgetType {
  readonly #words: string;

  /** @param index tells it from the others of the text. */
  constructor(
    private readonly index: number,
    private readonly lines: number,
    private readonly open: boolean,
    private readonly toggle: (view: EditorView) => void,
  ) {
    super();
    this.#words = lines === 1 ? msg('1 hidden line') : msg(str`${lines} hidden lines`);
  }

  override eq(other: HiddenPartButton): boolean {
    const { index, lines, open } = this;
    return other.index === index && other.lines === lines && other.open === open && other.#words === this.#words;
  }

  override toDOM(view: EditorView): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = CLASS;
    button.textContent = this.#words;
    button.ariaExpanded = String(this.open);
    button.title = this.open ? msg('Hide these lines') : msg('Show these lines');
    button.addEventListener('click', () => {
      this.toggle(view);
      // It is another button now.
      view.contentDOM.querySelectorAll<HTMLElement>(`.${CLASS}`)[this.index]?.focus();
    });
    return button;
  }
}

export const hiddenPartButtonLooks = EditorView.theme({
  [`.${CLASS}`]: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.5em',
    minHeight: '0',
    padding: '0 0.6em',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'var(--surface)',
    color: 'var(--text-muted)',
    font: '0.92em/1.5 var(--font-ui)',
    textIndent: '0',
    cursor: 'pointer',
  },
  [`.${CLASS}:hover`]: { backgroundColor: 'var(--surface-hover)', color: 'var(--text)' },
  [`.${CLASS}:focus-visible`]: { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  [`.${CLASS}::before`]: {
    content: '""',
    boxSizing: 'border-box',
    width: '0.5em',
    height: '0.5em',
    borderRight: '1.5px solid currentColor',
    borderBottom: '1.5px solid currentColor',
    transform: 'rotate(-45deg)',
  },
  [`.${CLASS}[aria-expanded=true]::before`]: { transform: 'translateY(-0.15em) rotate(45deg)' },
});
