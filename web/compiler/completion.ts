/** One of clang's proposals for what could stand at a place of the source. */
export interface Completion {
  /** What is inserted, without arguments: `create_task`. */
  readonly name: string;
  readonly kind: 'function' | 'method' | 'variable' | 'type' | 'namespace' | 'keyword' | 'macro' | 'enum';
  /** How it is written with parameters: `create_task(Coro<T> coroutine, std::string name)`. */
  readonly signature: string;
  /** The type that it has or returns; empty where there is none. */
  readonly type: string;
  /** The first sentence of its documentation, or empty. */
  readonly summary: string;
}
