/** The types of `coroscope.js`: the element `<coroscope-playground>` and what it tells. */

/** What can be shown of a program, in this order. */
export type CoroscopePane = 'editor' | 'terminal' | 'timeline';

/** How a run ended. */
export type CoroscopeOutcome =
  /** `main` returned 0. */
  | 'finished'
  /** With another status. */
  | 'exited'
  /** An exception left `main`. */
  | 'uncaught'
  | 'crashed'
  /** By `stop()` or by the reader. */
  | 'stopped'
  /** The compiler or the linker refused it. */
  | 'not-built'
  /** A file of the site could not be had. */
  | 'not-started';

/** Some of what the program printed; a line can come in several pieces. */
export interface CoroscopeOutput {
  readonly text: string;
  readonly stream: 'stdout' | 'stderr';
  /** Seconds of the program's time. */
  readonly time: number;
}

/** What `wasm/include/asyncio/trace.hpp` tells of an event; fields that its kind does not have are 0 or empty. */
export interface CoroscopeTraceEvent {
  readonly kind: string;
  readonly detail: number;
  readonly file: number;
  readonly line: number;
  readonly task: number;
  readonly by: number;
  readonly object: number;
  /** Seconds of the program's time. */
  readonly time: number;
  readonly value: number;
  readonly text: string;
}

export interface CoroscopeTrace {
  /** Those since the last such event, in order. */
  readonly events: readonly CoroscopeTraceEvent[];
}

export interface CoroscopeExit {
  readonly outcome: CoroscopeOutcome;
  /** What `main` returned, where it did. */
  readonly status: number | undefined;
  /** Seconds of the program's time. */
  readonly time: number;
  /** What the program wrote to stdout: about a million characters of it at the most. */
  readonly output: string;
  /** Whether that is the expected output; undefined where none is given, or nothing has run to its end. */
  readonly matches: boolean | undefined;
}

/** The events of the element; none of them bubbles. */
export interface CoroscopeEventMap {
  /** Everything is loaded, and the source is there. */
  ready: CustomEvent<undefined>;
  /** The program printed something, when the reader sees it. */
  output: CustomEvent<CoroscopeOutput>;
  /** The runtime told what happened in the program, when the reader sees it. */
  trace: CustomEvent<CoroscopeTrace>;
  /** The reader sees the end of a run. */
  exit: CustomEvent<CoroscopeExit>;
}

/** A C++ program to read, run and change. Attributes can be set, changed and removed at any time. */
export interface CoroscopePlaygroundElement extends HTMLElement {
  /** `example`: the id of a shipped program. */
  example: string;
  /** `src`: the address of a C++ source, relative to the page. */
  src: string;
  /** `readonly`: the source is only shown. */
  readOnly: boolean;
  /** `editable="3-5 9"`: only these lines of the source can be edited. */
  editable: string;
  /** `highlight="2 5-7"`: these lines stand out. */
  highlight: string;
  /** `autorun`: runs when it is first seen. */
  autorun: boolean;
  /** `panes="editor terminal timeline"`: any of these; the first two, if empty. */
  panes: string;
  /** `height="24rem"`: of the whole element; else it is as high as its content, within limits. */
  height: string;
  /** `theme="light|dark|auto"`: `auto`, which is the default, follows the page's `color-scheme`, else the system. */
  theme: string;
  /** `language="en|zh"`: of all embeds of a page; the first that is given counts. */
  language: string;
  /** `speed="0.5"`, `speed="instant"`: how many seconds of the program pass in a second. */
  speed: string;
  /** `expected="…"`, or a child `<pre class="expected">`: what the program is to print. */
  expected: string;
  /** `instant`: a picture of the finished run. */
  instant: boolean;

  /** Runs what the editor holds, anew if it runs already. Resolves when it runs, or cannot. */
  run(): Promise<void>;
  /** Ends the run. */
  stop(): void;
  /** Brings the original source back. */
  reset(): void;
  /** The source as it is now, with its hidden parts. Empty before it is loaded. */
  getSource(): string;
  /** Puts another text into the editor, as if the reader had typed it. */
  setSource(source: string): void;

  addEventListener<K extends keyof CoroscopeEventMap>(
    type: K,
    listener: (this: CoroscopePlaygroundElement, event: CoroscopeEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof CoroscopeEventMap>(
    type: K,
    listener: (this: CoroscopePlaygroundElement, event: CoroscopeEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'coroscope-playground': CoroscopePlaygroundElement;
  }
}
