/** What browsers tell of the network, where they tell anything. */
export interface NetworkConnection {
  readonly saveData?: boolean;
  readonly type?: string;
  readonly effectiveType?: string;
}

/** This browser's, in a page or a worker. */
export function currentConnection(): NetworkConnection | undefined {
  return (navigator as { readonly connection?: NetworkConnection }).connection;
}

const SLOW: readonly (string | undefined)[] = ['slow-2g', '2g', '3g'];

/** Whether a download of megabytes may cost the reader money or patience. */
export function isMetered(connection: NetworkConnection | undefined): boolean {
  if (!connection) return false;
  return connection.saveData === true || connection.type === 'cellular' || SLOW.includes(connection.effectiveType);
}

export interface LoadPolicyParts {
  /** Loads the compiler unless it is there or on its way; after a failure, tries again. */
  readonly load: () => void;
  /** Whether that takes no download. */
  readonly cached: () => Promise<boolean>;
  /** The connection as it is now. */
  readonly connection: () => NetworkConnection | undefined;
  readonly whenIdle: (callback: () => void) => void;
}

/**
 * When the compiler is loaded: ahead of its use, so that Run need not wait for it, but on a metered
 * connection only when the reader says so.
 */
export class LoadPolicy {
  readonly #parts: LoadPolicyParts;
  /** Once begun or allowed, it stays so for this visit. */
  #decided = false;
  #asking: Promise<boolean> | undefined;

  constructor(parts: LoadPolicyParts) {
    this.#parts = parts;
  }

  /** To be called when the page is there: loads in its first idle moment. */
  pageStarted(): void {
    this.#parts.whenIdle(() => void this.#loadUnlessCostly());
  }

  /** The reader touches the editor. */
  editorTouched(): void {
    void this.#loadUnlessCostly();
  }

  /** The network is there again: what failed for lack of it is tried once more. */
  online(): void {
    if (this.#decided) this.#parts.load();
  }

  /**
   * The reader wants to run what must be compiled. Resolves to false if that may not be loaded.
   *
   * @param ask asks the reader whether to download, where that may cost something
   */
  async wanted(ask: () => Promise<boolean>): Promise<boolean> {
    if (await this.#loadUnlessCostly()) return true;
    this.#asking ??= ask().finally(() => (this.#asking = undefined));
    if (!(await this.#asking)) return false;
    this.#load();
    return true;
  }

  async #loadUnlessCostly(): Promise<boolean> {
    const free = this.#decided || !isMetered(this.#parts.connection()) || (await this.#parts.cached());
    if (free) this.#load();
    return free;
  }

  #load(): void {
    if (this.#decided) return;
    this.#decided = true;
    this.#parts.load();
  }
}
