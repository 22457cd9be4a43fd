import { msg, str } from '@lit/localize';
import type { DraftStore } from '../editor/draft-store.ts';
import type { Example } from '../examples/catalog.ts';
import { speedOf } from '../player/speeds.ts';
import type { Session } from '../session/session.ts';
import type { SafeStorage } from '../storage/safe-storage.ts';

const SELECTED = 'coroscope.example';
const SPEED = 'coroscope.speed';

export interface PlaygroundParts {
  readonly examples: readonly Example[];
  readonly drafts: DraftStore;
  readonly storage: SafeStorage;
  readonly session: Session;
}

/** The state of the page apart from how it looks: which example is in the session, and what the reader made of it. */
export class Playground {
  readonly examples: readonly Example[];
  readonly session: Session;
  readonly #drafts: DraftStore;
  readonly #storage: SafeStorage;
  #selected: Example;
  #unknownId: string | undefined;
  #keptSpeed: number;

  constructor({ examples, drafts, storage, session }: PlaygroundParts, wantedId: string) {
    this.examples = examples;
    this.session = session;
    this.#drafts = drafts;
    this.#storage = storage;
    this.#keptSpeed = speedOf(storage.get(SPEED));
    session.player.setSpeed(this.#keptSpeed);
    session.player.onChange(() => this.#keepSpeed());
    const first = examples[0];
    if (!first) throw new Error('the catalogue of examples is empty');
    this.#selected = this.#find(wantedId) ?? this.#find(storage.get(SELECTED) ?? '') ?? first;
    this.#open(this.#selected);
    this.#noticeUnknown(wantedId);
  }

  get selected(): Example {
    return this.#selected;
  }

  /** Why another example is shown than the address asked for, until something else is done. */
  get notice(): string | undefined {
    const id = this.#unknownId;
    return id === undefined ? undefined : msg(str`There is no example “${id}”: this is “${this.#selected.title}”.`);
  }

  hasDraft(example: Example): boolean {
    return this.#drafts.get(example.id) !== undefined;
  }

  /** Shows another example; for an unknown id, the one that is shown stays. */
  select(id: string): void {
    const example = this.#find(id);
    if (example === this.#selected) return;
    if (!example) {
      this.#noticeUnknown(id);
      return;
    }
    this.#unknownId = undefined;
    this.#selected = example;
    this.#storage.set(SELECTED, id);
    this.#open(example);
  }

  edit(source: string): void {
    this.#drafts.save(this.#selected.id, source, this.#selected.source);
    this.session.edit(source);
  }

  reset(): void {
    this.#drafts.discard(this.#selected.id);
    this.session.reset();
  }

  runProgram(): Promise<void> {
    this.#unknownId = undefined;
    return this.session.runProgram();
  }

  #open(example: Example): void {
    const { id, source } = example;
    this.session.open({ id, original: source, program: id }, this.#drafts.get(id));
    this.session.prefetch();
  }

  #noticeUnknown(id: string): void {
    if (id !== '' && !this.#find(id)) this.#unknownId = id;
  }

  #keepSpeed(): void {
    const { speed } = this.session.player;
    if (speed === this.#keptSpeed) return;
    this.#keptSpeed = speed;
    this.#storage.set(SPEED, String(speed));
  }

  #find(id: string): Example | undefined {
    return this.examples.find((example) => example.id === id);
  }
}
