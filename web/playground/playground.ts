import { msg } from '@lit/localize';
import type { DraftStore } from '../editor/draft-store.ts';
import type { Example } from '../examples/catalog.ts';
import { speedOf } from '../player/speeds.ts';
import type { Session } from '../session/session.ts';
import { isShare } from '../share/is-share.ts';
import type { LinkedProgram } from '../share/linked-program.ts';
import { ShareError, type ShareFailure } from '../share/share-error.ts';
import type { SafeStorage } from '../storage/safe-storage.ts';

const SELECTED = 'coroscope.example';
const SPEED = 'coroscope.speed';

export interface PlaygroundParts {
  readonly examples: readonly Example[];
  readonly drafts: DraftStore;
  readonly storage: SafeStorage;
  readonly session: Session;
}

/** Why the address is not what is shown, until something else is done. */
type Refusal = { readonly unknownId: string } | { readonly badLink: ShareFailure | 'unreachable' };

/**
 * The state of the page apart from how it looks: which example is in the session, or which program that
 * came with a link, and what the reader made of it.
 */
export class Playground {
  readonly examples: readonly Example[];
  readonly session: Session;
  readonly #drafts: DraftStore;
  readonly #storage: SafeStorage;
  #selected: Example | undefined;
  #linked: LinkedProgram | undefined;
  #refusal: Refusal | undefined;
  /** The reader has not asked for a run of the link's program yet. */
  #unread = false;
  /** The player's, unless the reader chooses another one. */
  #givenSpeed: number;
  /** Counts what was to be shown: a link takes its time. */
  #showNumber = 0;

  /** @param fragment what the page's address asks for; for a link, nothing is shown until `show` has read it */
  constructor({ examples, drafts, storage, session }: PlaygroundParts, fragment: string) {
    this.examples = examples;
    this.session = session;
    this.#drafts = drafts;
    this.#storage = storage;
    this.#givenSpeed = this.#keptSpeed;
    session.player.setSpeed(this.#givenSpeed);
    session.player.onChange(() => this.#keepSpeed());
    if (!isShare(fragment)) this.#openAtFirst(fragment);
  }

  /** The example that is shown; undefined where it is a link's program. */
  get selected(): Example | undefined {
    return this.#selected;
  }

  get linked(): LinkedProgram | undefined {
    return this.#linked;
  }

  get title(): string {
    return this.#selected?.title ?? this.#linked?.title ?? msg('Shared program');
  }

  /** The fragment of the address of what is shown; undefined before anything is. */
  get address(): string | undefined {
    return this.#selected?.id ?? this.#linked?.fragment;
  }

  /** What is shown is not what the address asked for. */
  get refused(): boolean {
    return this.#refusal !== undefined && this.address !== undefined;
  }

  /** The example that the address asked for in vain. */
  get unknownId(): string | undefined {
    return this.#refusal && 'unknownId' in this.#refusal ? this.#refusal.unknownId : undefined;
  }

  /** Why the link in the address could not be opened. */
  get badLink(): ShareFailure | 'unreachable' | undefined {
    return this.#refusal && 'badLink' in this.#refusal ? this.#refusal.badLink : undefined;
  }

  /** What is shown came with a link, and the reader may not know what it does. */
  get unread(): boolean {
    return this.#unread;
  }

  hasDraft(example: Example): boolean {
    return this.#drafts.get(example.id) !== undefined;
  }

  /** Shows what the fragment of an address asks for. Where that is not to be had, what is shown stays. */
  async show(fragment: string): Promise<void> {
    const number = ++this.#showNumber;
    if (!isShare(fragment)) return this.#select(fragment);
    if (fragment === this.#linked?.fragment) return;
    const linked = await readLink(fragment);
    if (number !== this.#showNumber) return;
    if (typeof linked === 'object') this.#openLinked(linked);
    else this.#refuse({ badLink: linked });
  }

  edit(source: string): void {
    const { id, original } = this.session.document;
    if (id === '') return;
    this.#drafts.save(id, source, original);
    this.session.edit(source);
  }

  reset(): void {
    this.#drafts.discard(this.session.document.id);
    this.session.reset();
  }

  async runProgram(): Promise<void> {
    if (this.session.document.id === '') return;
    this.#refusal = undefined;
    this.#unread = false;
    await this.session.runProgram();
  }

  #select(id: string): void {
    const example = this.#find(id);
    if (example === this.#selected) return;
    if (example) {
      this.#storage.set(SELECTED, id);
      this.#open(example);
    } else if (id !== '') {
      this.#refuse({ unknownId: id });
    }
  }

  #refuse(refusal: Refusal): void {
    if (this.address === undefined) this.#openAtFirst('');
    this.#refusal = refusal;
  }

  /** The example of that id, or else the one that was shown last. */
  #openAtFirst(id: string): void {
    const example = this.#find(id) ?? this.#find(this.#storage.get(SELECTED) ?? '') ?? this.examples[0];
    if (!example) throw new Error('the catalogue of examples is empty');
    this.#open(example);
    if (id !== '' && example.id !== id) this.#refusal = { unknownId: id };
  }

  #open(example: Example): void {
    const { id, source } = example;
    this.#selected = example;
    this.#linked = undefined;
    this.#refusal = undefined;
    this.#unread = false;
    this.session.open({ id, original: source, program: id }, this.#drafts.get(id));
    this.session.prefetch();
    this.#giveSpeed(this.#keptSpeed);
  }

  #openLinked(linked: LinkedProgram): void {
    const { id, source, recording, speed } = linked;
    const draft = this.#drafts.get(id);
    this.#selected = undefined;
    this.#linked = linked;
    this.#refusal = undefined;
    this.#unread = true;
    const program = this.examples.find((example) => example.source === source)?.id;
    this.session.open({ id, original: source, program });
    if (recording) this.session.replay(recording, source);
    else this.session.prefetch();
    // The run is one of the original.
    if (draft !== undefined) this.session.edit(draft);
    this.#giveSpeed(speed ?? this.#keptSpeed);
  }

  /** Plays the run that came with the link, whatever was run since. */
  playLinkedRun(): void {
    if (!this.#linked?.recording) return;
    if (this.session.recording !== this.#linked.recording) {
      this.session.replay(this.#linked.recording, this.#linked.source);
    }
    this.session.player.play();
  }

  get #keptSpeed(): number {
    return speedOf(this.#storage.get(SPEED));
  }

  /** Not by the reader's own choice. */
  #giveSpeed(speed: number): void {
    this.#givenSpeed = speed;
    this.session.player.setSpeed(speed);
  }

  #keepSpeed(): void {
    const { speed } = this.session.player;
    if (speed === this.#givenSpeed) return;
    this.#givenSpeed = speed;
    this.#storage.set(SPEED, String(speed));
  }

  #find(id: string): Example | undefined {
    return this.examples.find((example) => example.id === id);
  }
}

/** Or why that is not possible. */
async function readLink(fragment: string): Promise<LinkedProgram | ShareFailure | 'unreachable'> {
  try {
    const { readLinkedProgram } = await import('../share/linked-program.ts');
    return await readLinkedProgram(fragment);
  } catch (error) {
    return error instanceof ShareError ? error.failure : 'unreachable';
  }
}
