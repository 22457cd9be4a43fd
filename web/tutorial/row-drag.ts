/** The list with one item at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  rest.splice(to, 0, items[from]!);
  return rest;
}

/**
 * One row of a list under the reader's finger or mouse. The others make room; their order in the
 * document changes only when it is dropped, which keeps the pointer with its row.
 */
export class RowDrag {
  readonly #rows: readonly HTMLElement[];
  readonly #from: number;
  readonly #pointer: number;
  readonly #startY: number;
  readonly #dropped: (to: number) => void;
  /** Each row's place when the drag began. */
  readonly #places: readonly { readonly top: number; readonly height: number }[];
  readonly #listeners = new AbortController();
  #to: number;

  /** @param dropped is told the index that the row has now, which may be its old one */
  constructor(rows: readonly HTMLElement[], from: number, start: PointerEvent, dropped: (to: number) => void) {
    this.#rows = rows;
    this.#from = from;
    this.#to = from;
    this.#pointer = start.pointerId;
    this.#startY = start.clientY;
    this.#dropped = dropped;
    this.#places = rows.map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return { top, height };
    });
    const { signal } = this.#listeners;
    this.#row.setPointerCapture(start.pointerId);
    this.#row.addEventListener('pointermove', (event) => this.#follow(event), { signal });
    this.#row.addEventListener('pointerup', () => this.#end(this.#to), { signal });
    this.#row.addEventListener('pointercancel', () => this.cancel(), { signal });
    this.#row.classList.add('dragged');
    this.#row.parentElement!.classList.add('dragging');
  }

  cancel(): void {
    this.#end(this.#from);
  }

  get #row(): HTMLElement {
    return this.#rows[this.#from]!;
  }

  #follow({ clientY }: PointerEvent): void {
    const distance = clientY - this.#startY;
    this.#row.style.transform = `translateY(${distance}px)`;
    this.#to = this.#placeAt(distance);
    const room = this.#places[this.#from]!.height + this.#gap;
    this.#rows.forEach((row, index) => {
      if (index === this.#from) return;
      const passed = index > this.#from ? index <= this.#to : index >= this.#to;
      const direction = index > this.#from ? -1 : 1;
      row.style.transform = passed ? `translateY(${direction * room}px)` : '';
    });
  }

  get #gap(): number {
    const [first, second] = this.#places;
    return first && second ? second.top - first.top - first.height : 0;
  }

  /** It takes the place of a row when it covers half of it. */
  #placeAt(distance: number): number {
    const { top, height } = this.#places[this.#from]!;
    const middle = (index: number) => this.#places[index]!.top + this.#places[index]!.height / 2;
    let to = this.#from;
    while (to + 1 < this.#rows.length && top + distance + height > middle(to + 1)) to++;
    while (to > 0 && top + distance < middle(to - 1)) to--;
    return to;
  }

  #end(to: number): void {
    this.#listeners.abort();
    if (this.#row.hasPointerCapture(this.#pointer)) this.#row.releasePointerCapture(this.#pointer);
    this.#row.classList.remove('dragged');
    this.#row.parentElement?.classList.remove('dragging');
    this.#dropped(to);
  }
}
