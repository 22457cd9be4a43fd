import type { SourceEditor } from '../editor/source-editor.ts';

/** Tells how high an editor's text is, whenever that changes. */
export class ContentHeight {
  readonly #observer: ResizeObserver;
  #editor: SourceEditor | undefined;

  constructor(changed: (pixels: number) => void) {
    this.#observer = new ResizeObserver(([entry]) => {
      const [size] = entry?.borderBoxSize ?? [];
      if (size) changed(Math.ceil(size.blockSize));
    });
  }

  /** Of this editor from now on. */
  async observe(editor: SourceEditor | undefined): Promise<void> {
    if (editor === this.#editor) return;
    this.#editor = editor;
    this.#observer.disconnect();
    await editor?.updateComplete;
    if (editor !== this.#editor) return;
    const content = editor?.renderRoot.querySelector('.cm-content');
    if (content) this.#observer.observe(content);
  }
}
