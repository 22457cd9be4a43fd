/**
 * Members of public classes by which the parts of the runtime take hold of each other, and names
 * around them: public in C++, but not for programs.
 */
export const internalNames: ReadonlySet<string> = new Set([
  'aenter',
  'aexit',
  'as_coroutine',
  'await_in_coroutine',
  'core',
  'detail',
  'frame',
  'give_up',
  'promise_type',
  'required',
  'value_type',
]);
