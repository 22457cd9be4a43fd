import { localized, msg, str } from '@lit/localize';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import xtermStyles from '@xterm/xterm/css/xterm.css?inline';
import { css, html, LitElement, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { currentLanguage, type Language } from '../i18n/language.ts';
import { shared } from '../styles/shared.ts';
import { adoptStyles } from './adopted-styles.ts';
import { AnsiWriter } from './ansi-writer.ts';
import { FrameQueue } from './frame-queue.ts';
import type { LinePart } from './output-lines.ts';
import { terminalTheme } from './terminal-theme.ts';
import { Transcript, type TranscriptLine } from './transcript.ts';

/** Only the last lines are told to screen readers: nobody listens to a flood. */
const SPOKEN_LINES = 100;

/** A phone's screen holds some forty letters of the smaller size. */
const NARROW_PX = 480;
const FONT_SIZE = 13;
const NARROW_FONT_SIZE = 12;

/**
 * Where a program's output appears. xterm.js paints it; the same lines stand beside it as a live
 * log in plain text, for screen readers.
 */
@customElement('program-terminal')
@localized()
export class ProgramTerminal extends LitElement {
  /** Only a change of it matters: the colours are read from the page's tokens. */
  @property() theme = '';
  @state() private spoken: readonly TranscriptLine[] = [];
  @query('.screen') private screen!: HTMLElement;
  @query('.probe') private probe!: HTMLElement;

  readonly #transcript = new Transcript();
  readonly #queue = new FrameQueue(
    (parts, anew) => this.#show(parts, anew),
    (frame) => requestAnimationFrame(frame),
  );
  readonly #fit = new FitAddon();
  readonly #terminal = new Terminal({
    convertEol: false,
    cursorInactiveStyle: 'none',
    disableStdin: true,
    drawBoldTextInBrightColors: false,
    fontSize: FONT_SIZE,
    lineHeight: 1.35,
    minimumContrastRatio: 4.5,
    scrollback: Transcript.LIMIT,
  });
  #writer = new AnsiWriter(this.#terminal.cols);
  #language = currentLanguage();
  /** Lines are being broken anew for another width, and whether the width has changed since. */
  #reflow: 'no' | 'running' | 'again' = 'no';
  readonly #resize = new ResizeObserver(([entry]) => {
    const narrow = entry !== undefined && entry.contentRect.width < NARROW_PX;
    this.#terminal.options.fontSize = narrow ? NARROW_FONT_SIZE : FONT_SIZE;
    this.#fit.fit();
  });

  static override styles = [
    unsafeCSS(xtermStyles),
    shared,
    css`
      :host {
        display: block;
        position: relative;
        height: 100%;
        min-width: 0;
        min-height: 0;
      }

      .screen {
        position: absolute;
        inset: var(--space-2) 0 var(--space-2) var(--space-2);
      }

      .screen:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
        border-radius: var(--radius-small);
      }
    `,
  ];

  protected override render() {
    return html`
      <div class="probe" hidden></div>
      <div class="screen"></div>
      <div class="visually-hidden" role="log" aria-label=${msg('Program output')}>
        ${repeat(
          this.spoken,
          (line) => line.index,
          (line) => html`<div class=${line.kind}>${spokenText(line)}</div>`,
        )}
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.#terminal.loadAddon(this.#fit);
    // Not in the document yet: see `adoptStyles`.
    const container = document.createElement('div');
    this.#terminal.open(container);
    adoptStyles(container, this.renderRoot as ShadowRoot);
    this.screen.append(...container.children);
    // Now letters have a size: a change of the font has them measured.
    this.#terminal.options.fontFamily = getComputedStyle(this).getPropertyValue('--font-code');
    this.#terminal.attachCustomKeyEventHandler((event) => this.#scrollByKey(event));
    this.#terminal.onResize(() => this.#rewrite());
    this.#resize.observe(this.screen);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    this.#terminal.textarea?.setAttribute('aria-label', msg('Terminal: arrow keys and Page Up or Down scroll'));
    this.#speak(currentLanguage());
    if (changed.has('theme')) this.#terminal.options.theme = terminalTheme(this.probe);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#terminal.dispose();
  }

  /** Queues what came; it appears with the next frame. */
  write(parts: readonly LinePart[]): void {
    this.#queue.push(parts);
  }

  /** The same for what is to be shown in the place of all that is there. */
  replace(parts: readonly LinePart[]): void {
    this.#queue.replace(parts);
  }

  /** What the program printed, without times. */
  programText(): string {
    return this.#transcript.programText();
  }

  #show(parts: readonly LinePart[], anew: boolean): Promise<void> {
    if (anew) {
      this.#transcript.clear();
      this.#writer = new AnsiWriter(this.#writer.columns);
    }
    this.#transcript.add(parts);
    this.spoken = this.#transcript.lines.slice(-SPOKEN_LINES);
    const text = this.#writer.write(parts);
    return new Promise((resolve) => {
      this.#write(anew ? atOnce(text) : text, parts, resolve);
      // What the reader had scrolled to is no longer there.
      if (anew) this.#terminal.scrollToBottom();
    });
  }

  /** Says again what the page itself has said, in the language that the reader has chosen since. */
  #speak(language: Language): void {
    if (language === this.#language) return;
    this.#language = language;
    void this.#show(this.#transcript.parts(), true);
  }

  #write(text: string, parts: readonly LinePart[], written: () => void): void {
    this.#terminal.write(text, () => {
      // The first error is the one to mend: the others may only follow from it.
      if (parts.some((part) => part.type === 'problem' && part.problem.severity === 'error')) {
        this.#terminal.scrollToTop();
      }
      written();
    });
  }

  /** Breaks the lines anew when the width has changed: all of them, but only once at a time. */
  #rewrite(): void {
    if (this.#terminal.cols === this.#writer.columns) return;
    if (this.#reflow !== 'no') {
      this.#reflow = 'again';
      return;
    }
    this.#reflow = 'running';
    this.#writer = new AnsiWriter(this.#terminal.cols);
    const parts = this.#transcript.parts();
    this.#write(atOnce(this.#writer.write(parts)), parts, () => {
      const again = this.#reflow === 'again';
      this.#reflow = 'no';
      if (again) this.#rewrite();
    });
  }

  /** The terminal takes no input, so its keys scroll; false keeps xterm.js from handling them. */
  #scrollByKey(event: KeyboardEvent): boolean {
    if (event.type !== 'keydown' || event.ctrlKey || event.metaKey || event.altKey) return false;
    const scroll = SCROLL_KEYS[event.key];
    if (scroll) {
      scroll(this.#terminal);
      event.preventDefault();
    }
    return false;
  }
}

/** Colours, screen, scrollback; the cursor goes to the beginning. */
const ERASE_ALL = '\x1b[0m\x1b[H\x1b[2J\x1b[3J';

/** In the place of all that is there, in one picture: xterm.js takes long texts in several slices. */
function atOnce(text: string): string {
  return `\x1b[?2026h${ERASE_ALL}${text}\x1b[?2026l`;
}

const SCROLL_KEYS: Readonly<Record<string, (terminal: Terminal) => void>> = {
  ArrowUp: (terminal) => terminal.scrollLines(-1),
  ArrowDown: (terminal) => terminal.scrollLines(1),
  PageUp: (terminal) => terminal.scrollPages(-1),
  PageDown: (terminal) => terminal.scrollPages(1),
  Home: (terminal) => terminal.scrollToTop(),
  End: (terminal) => terminal.scrollToBottom(),
};

function spokenText(line: TranscriptLine): string {
  const text = line.kind === 'stderr' ? msg(str`error output: ${line.text}`) : line.text;
  return line.time === '' ? text : `${line.time} ${text}`;
}
