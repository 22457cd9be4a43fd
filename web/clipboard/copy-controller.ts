import type { ReactiveController, ReactiveControllerHost } from 'lit';

const TOLD_FOR_MS = 1500;

/** How the last copy went, as long as that is to be told. */
export type Copying = 'idle' | 'done' | 'refused';

export interface CopyChoices {
  /** A refusal is told until `forget`, and does not pass by itself. */
  readonly keepsRefusal?: boolean;
}

/** Copies texts for an element, and has it tell for a while how that went. */
export class CopyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #keepsRefusal: boolean;
  #state: Copying = 'idle';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, { keepsRefusal = false }: CopyChoices = {}) {
    this.#host = host;
    this.#keepsRefusal = keepsRefusal;
    host.addController(this);
  }

  get state(): Copying {
    return this.#state;
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Resolves to whether it is copied: there is no clipboard where the page's origin is not secure, nor may every frame write to it. */
  async copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      this.#tell('refused');
      return false;
    }
    this.#tell('done');
    return true;
  }

  /** Tells no longer how it went. */
  forget(): void {
    this.#tell('idle');
  }

  #tell(state: Copying): void {
    clearTimeout(this.#timer);
    this.#state = state;
    this.#host.requestUpdate();
    const passes = state === 'done' || (state === 'refused' && !this.#keepsRefusal);
    if (passes) this.#timer = setTimeout(() => this.forget(), TOLD_FOR_MS);
  }
}
