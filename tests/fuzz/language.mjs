// The language of plans: which statements hold statements, and what they look like in Python.

/** @typedef {string | number | null | Json[]} Json */
/** @typedef {[string, ...any[]]} Statement its name, and what it is about */
/** @typedef {Statement[]} Block */
/** @typedef {['fn', number] | ['ref', string]} Item something to await: a call of a function, or what a name stands for */
/** @typedef {['direct' | 'watched', Block[], Json[][]]} Plan
 *  whether the first function is the main task, or another task, of which main logs the end; the
 *  functions; the locks, queues and the like */

/** Where a statement holds a block. @type {Record<string, number>} */
const blockOf = { repeat: 2, group: 2, with: 2, timeout: 3, soon: 2, later: 3, callback: 3 };

/**
 * The blocks that a statement holds, and how to put others there.
 * @param {Statement} statement
 * @returns {{ block: Block, replaced: (block: Block) => Statement }[]}
 */
export function blocksIn(statement) {
  /** @param {Statement | any[]} list @param {number} index @param {any} value */
  const changed = (list, index, value) => /** @type {Statement} */ (list.with(index, value));
  if (statement[0] === 'try') {
    const [, body, handlers, final] = statement;
    return [
      { block: body, replaced: (block) => changed(statement, 1, block) },
      .../** @type {any[]} */ (handlers).map((handler, n) => ({
        block: handler[1],
        replaced: (/** @type {Block} */ block) => changed(statement, 2, changed(handlers, n, [handler[0], block])),
      })),
      ...(final ? [{ block: final, replaced: (/** @type {Block} */ block) => changed(statement, 3, block) }] : []),
    ];
  }
  const index = blockOf[statement[0]];
  if (index === undefined) return [];
  return [{ block: statement[index], replaced: (block) => changed(statement, index, block) }];
}

/** @param {Json[]} exception */
const exception = ([kind, text]) => `${kind}(${text === undefined ? '' : `'${text}'`})`;
/** @param {string | undefined} text */
const quoted = (text) => (text === undefined ? '' : `'${text}'`);
/** @param {Item} item */
const item = ([kind, value]) => (kind === 'fn' ? `fn${value}()` : value);
/** @param {Item[]} items */
const items = (items) => items.map(item).join(', ');

/** @param {number | null} limit */
const seconds = (limit) => (limit === null ? 'None' : limit);

/** @param {string[]} lines */
const indented = (lines) => lines.map((line) => `    ${line}`);
/** @param {string} head @param {Block} body */
const compound = (head, body) => [head, ...indented(body.length > 0 ? body.flatMap(statementInPython) : ['pass'])];

/** @type {Record<string, (...parts: any[]) => string | string[]>} */
const inPython = {
  log: (number) => `log(${number})`,
  block_for: (seconds) => `time.sleep(${seconds})`,
  raise: (error) => `raise ${exception(error)}`,
  task: (slot, index) => `${slot} = create_task(fn${index}())`,
  future: (slot) => `${slot} = loop.create_future()`,
  set: (slot, value) => `${slot}.set_result(${value})`,
  fail: (slot, error) => `${slot}.set_exception(${exception(error)})`,
  cancel: (slot, message) => `${slot}.cancel(${quoted(message)})`,
  cancel_self: (message) => `current_task().cancel(${quoted(message)})`,
  uncancel: (slot) => `${slot}.uncancel()`,
  uncancel_self: () => 'current_task().uncancel()',
  state: (slot) => `log(${slot})`,
  result: (slot) => `log(${slot}.result())`,
  callback: (slot, tag, body) => [...compound(`def ${tag}(future):`, body), `${slot}.add_done_callback(${tag})`],
  uncallback: (slot, tag) => `${slot}.remove_done_callback(${tag})`,
  soon: (name, body) => [...compound(`def callback():`, body), `${name} = loop.call_soon(callback)`],
  later: (name, delay, body) => [...compound(`def callback():`, body), `${name} = loop.call_later(${delay}, callback)`],
  unschedule: (name) => `${name}.cancel()`,
  group_task: (group, slot, index) => `${slot} = ${group}.create_task(fn${index}())`,
  return: (value) => `return ${value}`,
  reraise: () => 'raise',
  repeat: (times, body) => compound(`for _ in range(${times}):`, body),
  try: (body, handlers, final) => [
    ...compound('try:', body),
    ...handlers.flatMap((/** @type {[string, Block]} */ [kind, handler]) => compound(`except ${kind}:`, handler)),
    ...(final ? compound('finally:', final) : []),
  ],
  call: (index) => `await fn${index}()`,
  sleep: (delay) => `await sleep(${delay})`,
  await: (slot) => `await ${slot}`,
  gather: (slot, list, catching) =>
    `${slot ? `${slot} =` : 'await'} gather(${items(list)}${catching ? `${list.length > 0 ? ', ' : ''}return_exceptions=True` : ''})`,
  shield: (slot, inner) => `${slot ? `${slot} =` : 'await'} shield(${item(inner)})`,
  wait_for: (inner, limit) => `await wait_for(${item(inner)}, ${seconds(limit)})`,
  wait: (list, limit, when) => `await wait([${items(list)}], timeout=${seconds(limit)}, return_when=${when})`,
  as_completed: (list, limit, most) => [
    `for next in islice(as_completed([${items(list)}], timeout=${seconds(limit)}), ${most}):`,
    '    with suppress(Exception):',
    '        await next',
  ],
  timeout: (name, delay, body) => compound(`async with timeout(${seconds(delay)}) as ${name}:`, body),
  reschedule: (name, delay) => `${name}.reschedule(${delay === null ? 'None' : `loop.time() + ${delay}`})`,
  release: (name) => `${name}.release()`,
  locked: (name) => `log(${name}.locked())`,
  event_set: (name) => `${name}.set()`,
  event_clear: (name) => `${name}.clear()`,
  notify: (name, count) => `${name}.notify(${count})`,
  notify_all: (name) => `${name}.notify_all()`,
  put_nowait: (name, value) => `${name}.put_nowait(${value})`,
  get_nowait: (name) => `${name}.get_nowait()`,
  task_done: (name) => `${name}.task_done()`,
  qsize: (name) => `log(${name}.qsize())`,
  shutdown: (name, immediate) => `${name}.shutdown(${immediate ? 'immediate=True' : ''})`,
  barrier: (name) => `log(${name}.n_waiting, ${name}.broken)`,
  acquire: (name) => `await ${name}.acquire()`,
  with: (name, body) => compound(`async with ${name}:`, body),
  event_wait: (name) => `await ${name}.wait()`,
  cond_wait: (name) => `await ${name}.wait()`,
  put: (name, value) => `await ${name}.put(${value})`,
  get: (name) => `await ${name}.get()`,
  join: (name) => `await ${name}.join()`,
  barrier_wait: (name) => `await ${name}.wait()`,
  barrier_reset: (name) => `await ${name}.reset()`,
  barrier_abort: (name) => `await ${name}.abort()`,
  group: (name, body) => compound(`async with TaskGroup() as ${name}:`, body),
};

/** @param {Statement} statement @returns {string[]} */
function statementInPython([name, ...parts]) {
  const lines = inPython[name]?.(...parts);
  if (lines === undefined) throw new Error(`no statement is called ${name}`);
  return [lines].flat();
}

/** What a person reads: the plan as the program that it stands for. @param {Plan} plan */
export function planInPython([mode, functions, declarations]) {
  return [
    ...declarations.map(([kind, name, ...parts]) => `${name} = ${kind}(${parts.join(', ')})`),
    ...functions.flatMap((body, index) => [...compound(`async def fn${index}():`, body), '']),
    mode === 'direct'
      ? 'asyncio.run(fn0())'
      : 'asyncio.run(watched())   # root = create_task(fn0()); await sleep(50); log all',
  ].join('\n');
}
