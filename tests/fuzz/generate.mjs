// Makes a random plan from a seed. What makes plans worthwhile is that things coincide: few names,
// few instants, much cancelling.

/** @typedef {import('./language.mjs').Plan} Plan */
/** @typedef {import('./language.mjs').Statement} Statement */
/** @typedef {import('./language.mjs').Block} Block */
/** @typedef {import('./language.mjs').Item} Item */

const delays = [0, 0, 0, 1, 1, 1, 2, 2, 3, -1, 0.5];
const exceptionKinds = ['ValueError', 'ValueError', 'KeyError', 'RuntimeError', 'TimeoutError', 'CancelledError'];
const handlerKinds = ['Exception', 'CancelledError', 'CancelledError', 'BaseException', 'ValueError', 'TimeoutError'];

/** @param {number} seed @returns {() => number} numbers from 0 up to 1 (the mulberry32 generator) */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A name for something to await. Its level is the lowest function that awaiting it can run: a function
 * awaits only what is above itself, so no plan awaits in a circle, in which CPython overflows its stack
 * when it is cancelled.
 * @typedef {{ name: string, level: number }} Slot
 */

class Generator {
  /** @param {number} seed */
  constructor(seed) {
    this.random = randomNumbers(seed);
    this.functions = this.between(2, 6);
    this.counter = 0;

    /** @type {(Slot & { index: number })[]} */
    this.tasks = this.make(this.between(1, 6), (n) => {
      const index = this.between(1, this.functions - 1);
      return { name: `t${n}`, level: index, index };
    });
    /** @type {Slot[]} */
    this.futures = this.make(this.between(0, 3), (n) => ({ name: `f${n}`, level: Infinity }));
    /** @type {(Slot & { items: Item[] })[]} */
    this.gathers = [];
    for (let n = this.between(0, 2); n > 0; --n) this.gathers.push(this.gather(`g${this.gathers.length}`));
    this.groups = this.make(this.between(0, 3), (n) => ({ name: `G${n}`, owner: this.between(0, this.functions - 2) }));
    /** @type {(Slot & { item: Item })[]} */
    this.shields = this.make(this.between(0, 2), (n) => this.shield(n));
    this.timeouts = ['T0', 'T1'];
    /** The locks, queues and the like. Few plans have many, so that tasks meet at them. */
    this.objects = this.make(this.pick([0, 0, 1, 1, 2, 3]), (n) => this.object(n));
    this.handles = ['h0', 'h1'];
    this.tags = ['c0', 'c1'];
  }

  /** @returns {Plan} */
  plan() {
    const functions = this.make(this.functions, (index) => this.body(index));
    functions[0] = [...this.opening(), .../** @type {Block} */ (functions[0])];
    return [this.chance(0.4) ? 'direct' : 'watched', functions, this.objects];
  }

  /** @param {number} probability */
  chance(probability) {
    return this.random() < probability;
  }
  /** @param {number} low @param {number} high */
  between(low, high) {
    return low + Math.floor(this.random() * (high - low + 1));
  }
  /** @template T @param {readonly T[]} choices @returns {T} */
  pick(choices) {
    return /** @type {T} */ (choices[Math.floor(this.random() * choices.length)]);
  }
  /** @template T @param {number} count @param {(n: number) => T} one @returns {T[]} */
  make(count, one) {
    return Array.from({ length: count }, (_, n) => one(n));
  }
  number() {
    return ++this.counter;
  }
  delay() {
    return this.pick(delays);
  }
  exception() {
    const kind = this.pick(exceptionKinds);
    return kind === 'CancelledError' && this.chance(0.5) ? [kind] : [kind, `e${this.number()}`];
  }
  message() {
    return this.chance(0.4) ? [`m${this.number()}`] : [];
  }

  /** @returns {Slot[]} */
  slots() {
    return [...this.tasks, ...this.futures, ...this.gathers, ...this.shields];
  }
  /** @param {number} index of the function that would await it */
  awaitable(index) {
    const above = this.slots().filter(({ level }) => level > index);
    return above.length > 0 ? this.pick(above) : undefined;
  }

  /** Mostly what is above: programs that start themselves again say little. @param {Place} place */
  startable(place) {
    const above = this.tasks.filter(({ index }) => index > place.index);
    return this.chance(0.05) ? this.tasks : above;
  }

  /** @param {string} name */
  gather(name) {
    const ofGathers = this.gathers.length > 0 && this.chance(0.2);
    const plain = [...this.tasks, ...this.futures];
    const count = this.chance(0.05) ? 0 : this.between(1, 3);
    if (!ofGathers && this.chance(0.5)) {
      const indices = this.make(count, () => this.between(1, this.functions - 1));
      return { name, level: Math.min(Infinity, ...indices), items: indices.map((index) => /** @type {Item} */ (['fn', index])) };
    }
    const slots = this.make(count, () => this.pick(ofGathers ? this.gathers : plain));
    // A gather of gathers is one even where the first of them is missing: all names begin with g.
    return { name, level: Math.min(Infinity, ...slots.map(({ level }) => level)), items: slots.map((slot) => /** @type {Item} */ (['ref', slot.name])) };
  }

  /** @param {number} n */
  shield(n) {
    const inner = this.pick([...this.tasks, ...this.futures, ...this.gathers]);
    // What gives a gather's result is named like a gather.
    const name = inner.name.startsWith('g') ? `gs${n}` : `s${n}`;
    return { name, level: inner.level, item: /** @type {Item} */ (['ref', inner.name]) };
  }

  /** @param {number} n @returns {[string, string, ...number[]]} */
  object(n) {
    const [kind, ...limits] = this.pick(objectKinds);
    const limit = limits.length > 0 ? [this.pick(limits)] : [];
    return [kind, `${kind[0]}${n}`, ...limit];
  }
  /** @param {string[]} kinds */
  objectOf(...kinds) {
    const some = this.objects.filter(([kind]) => kinds.includes(kind));
    return some.length > 0 ? this.pick(some)[1] : undefined;
  }

  limit() {
    return this.chance(0.2) ? null : this.delay();
  }
  /** Something to await now. @param {Place} place @returns {Item | undefined} */
  item(place) {
    if (place.index + 1 < this.functions && this.chance(0.4)) return ['fn', this.between(place.index + 1, this.functions - 1)];
    const slot = this.awaitable(place.index);
    return slot && ['ref', slot.name];
  }
  /** Several, none twice. @param {Place} place @returns {Item[]} */
  references(place) {
    const above = this.slots().filter(({ level }) => level > place.index);
    const some = new Set(above.length > 0 ? this.make(this.between(1, 3), () => this.pick(above).name) : []);
    return [...some].map((name) => ['ref', name]);
  }

  /** Most of what has a name exists from the start. @returns {Block} */
  opening() {
    /** @type {Block} */
    const statements = [];
    for (const { name } of this.futures) if (this.chance(0.8)) statements.push(['future', name]);
    for (const { name, index } of this.tasks) if (this.chance(0.6)) statements.push(['task', name, index]);
    return statements;
  }

  /** @param {number} index @returns {Block} */
  body(index) {
    return this.block({ index, depth: 0, waits: true });
  }

  /** @param {Place} place @returns {Block} */
  block(place) {
    return this.make(this.between(1, place.depth === 0 ? 5 : 3), () => this.statement(place));
  }

  /** @param {Place} place @returns {Statement} */
  statement(place) {
    for (;;) {
      const maker = this.pick(place.waits ? allMakers : makersThatDontWait);
      const statement = maker(this, place);
      if (statement) return statement;
    }
  }
}

/**
 * Where a statement stands.
 * @typedef {{ index: number, depth: number, waits: boolean, handling?: boolean, group?: string }} Place
 * `index` of the function; in a callback, nothing `waits`; `group`: the innermost one around it.
 */

/** @typedef {(g: Generator, place: Place) => Statement | undefined} Maker undefined: impossible there */

/** @param {Place} place @param {Partial<Place>} [more] @returns {Place} */
const inside = (place, more = {}) => ({ ...place, ...more, depth: place.depth + 1 });
/** @param {Place} place @returns {Place} */
const inCallback = (place) => ({ index: place.index, depth: place.depth + 1, waits: false });
const deepest = 3;

const lockables = ['Lock', 'Semaphore', 'BoundedSemaphore', 'Condition'];
const queues = ['Queue', 'LifoQueue', 'PriorityQueue'];
/** Each with the numbers that it may be made with. @type {[string, ...number[]][]} */
const objectKinds = [
  ['Lock'],
  ['Event'],
  ['Condition'],
  ['Condition'],
  ['Semaphore', 0, 1, 2],
  ['BoundedSemaphore', 1, 2],
  ['Queue', 0, 1, 2],
  ['Queue', 0, 1, 2],
  ['LifoQueue', 0, 1],
  ['PriorityQueue', 0, 1],
  ['Barrier', 1, 2, 3],
];

/** How often each statement is made, beside the others. @type {[number, Maker][]} */
const withoutWaiting = [
  [1, (g) => ['log', g.number()]],
  [0.5, (g) => ['block_for', g.pick([0.5, 1, 2])]],
  [2, (g) => ['raise', g.exception()]],
  [5, (g, place) => maybe(g.pick(g.startable(place)), ({ name, index }) => ['task', name, index])],
  [1, (g) => maybe(g.pick(g.futures), ({ name }) => ['future', name])],
  [3, (g) => maybe(g.pick(g.futures), ({ name }) => ['set', name, g.number()])],
  [2, (g) => maybe(g.pick(g.futures), ({ name }) => ['fail', name, g.exception()])],
  [8, (g) => ['cancel', g.pick(g.slots()).name, ...g.message()]],
  [2, (g) => ['cancel_self', ...g.message()]],
  [1.5, (g) => ['uncancel', g.pick(g.tasks).name]],
  [1.5, () => ['uncancel_self']],
  [1, (g) => ['state', g.pick(g.slots()).name]],
  [1, (g) => ['result', g.pick(g.slots()).name]],
  [1.5, (g, place) => (place.depth < deepest ? ['callback', g.pick(g.slots()).name, g.pick(g.tags), g.block(inCallback(place))] : undefined)],
  [0.5, (g) => ['uncallback', g.pick(g.slots()).name, g.pick(g.tags)]],
  [1, (g, place) => (place.depth < deepest ? ['soon', g.pick(g.handles), g.block(inCallback(place))] : undefined)],
  [1.5, (g, place) => (place.depth < deepest ? ['later', g.pick(g.handles), g.delay(), g.block(inCallback(place))] : undefined)],
  [0.5, (g) => ['unschedule', g.pick(g.handles)]],
  [4, groupTask],
  [1, (g) => ['reschedule', g.pick(g.timeouts), g.limit()]],
  ...ofObjects(lockables, [
    [1.5, (_, name) => ['release', name]],
    [0.5, (_, name) => ['locked', name]],
  ]),
  ...ofObjects(['Event'], [
    [2, (_, name) => ['event_set', name]],
    [1, (_, name) => ['event_clear', name]],
  ]),
  ...ofObjects(['Condition'], [
    [2, (g, name) => ['notify', name, g.between(1, 2)]],
    [1, (_, name) => ['notify_all', name]],
  ]),
  ...ofObjects(queues, [
    [3, (g, name) => ['put_nowait', name, g.number()]],
    [2, (_, name) => ['get_nowait', name]],
    [2, (_, name) => ['task_done', name]],
    [0.5, (_, name) => ['qsize', name]],
    [0.5, (g, name) => ['shutdown', name, g.between(0, 1)]],
  ]),
  ...ofObjects(['Barrier'], [[1, (_, name) => ['barrier', name]]]),
];

/** @type {[number, Maker][]} */
const waiting = [
  [0.5, (g) => ['return', g.number()]],
  [1, (_, place) => (place.handling ? ['reraise'] : undefined)],
  [1, (g, place) => (place.depth < deepest ? ['repeat', g.between(2, 3), g.block(inside(place))] : undefined)],
  [8, (g, place) => (place.depth < deepest ? tryStatement(g, place) : undefined)],
  [3, (g, place) => (place.index + 1 < g.functions ? ['call', g.between(place.index + 1, g.functions - 1)] : undefined)],
  [10, (g) => ['sleep', g.delay()]],
  [7, (g, place) => maybe(g.awaitable(place.index), ({ name }) => ['await', name])],
  [2, (g, place) => gatherStatement(g, place)],
  [6, (g, place) => (place.depth < deepest ? groupStatement(g, place) : undefined)],
  [2, (g, place) => shieldStatement(g, place)],
  [4, (g, place) => maybe(g.item(place), (item) => ['wait_for', item, g.limit()])],
  [2, (g, place) => ['wait', g.references(place), g.limit(), g.pick(['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'])]],
  [2, (g, place) => asCompletedStatement(g, place)],
  [5, (g, place) => (place.depth < deepest ? ['timeout', g.pick(g.timeouts), g.limit(), g.block(inside(place))] : undefined)],
  ...ofObjects(lockables, [
    [4, (g, name, place) => (place.depth < deepest ? ['with', name, g.block(inside(place))] : undefined)],
    [2, (_, name) => ['acquire', name]],
  ]),
  ...ofObjects(['Event'], [[6, (_, name) => ['event_wait', name]]]),
  ...ofObjects(['Condition'], [
    [1, (_, name) => ['cond_wait', name]],
    [6, (g, name, place) => (place.depth < deepest ? ['with', name, [['cond_wait', name], ...g.block(inside(place))]] : undefined)],
    [3, (g, name) => ['with', name, [['notify', name, g.between(1, 2)]]]],
  ]),
  ...ofObjects(queues, [
    [5, (g, name) => ['put', name, g.number()]],
    [6, (_, name) => ['get', name]],
    [1, (_, name) => ['join', name]],
  ]),
  ...ofObjects(['Barrier'], [
    [6, (_, name) => ['barrier_wait', name]],
    [0.7, (_, name) => ['barrier_reset', name]],
    [0.5, (_, name) => ['barrier_abort', name]],
  ]),
];

/**
 * Statements about an object of one of the kinds, possible where the plan has one.
 * @param {string[]} kinds
 * @param {[number, (g: Generator, name: string, place: Place) => Statement | undefined][]} table
 * @returns {[number, Maker][]}
 */
function ofObjects(kinds, table) {
  return table.map(([weight, make]) => [
    weight,
    (g, place) => {
      const name = g.objectOf(...kinds);
      return name === undefined ? undefined : make(g, name, place);
    },
  ]);
}

/** @template T @param {T | undefined} value @param {(value: T) => Statement} make */
function maybe(value, make) {
  return value === undefined ? undefined : make(value);
}

/** @param {Generator} g @param {Place} place @returns {Statement | undefined} */
function groupTask(g, place) {
  const groups = g.groups.filter(({ name }) => name === place.group || g.chance(0.2));
  const group = groups.length > 0 ? g.pick(groups) : undefined;
  // The owner waits for the task.
  const tasks = group ? g.tasks.filter(({ index }) => index > group.owner) : [];
  if (!group || tasks.length === 0) return undefined;
  const { name, index } = g.pick(tasks);
  return ['group_task', group.name, name, index];
}

/** @param {Generator} g @param {Place} place @returns {Statement | undefined} */
function groupStatement(g, place) {
  const own = g.groups.filter(({ owner }) => owner === place.index);
  if (own.length === 0) return undefined;
  const { name } = g.pick(own);
  const around = inside(place, { group: name });
  const children = g.make(g.between(0, 2), () => groupTask(g, around)).filter((child) => child !== undefined);
  return ['group', name, [...children, ...g.block(around)]];
}

/** @param {Generator} g @param {Place} place @returns {Statement} */
function tryStatement(g, place) {
  const handlers = g.make(g.between(0, 2), () => [g.pick(handlerKinds), g.block(inside(place, { handling: true }))]);
  const final = handlers.length === 0 || g.chance(0.4) ? g.block(inside(place)) : null;
  return ['try', g.block(inside(place)), handlers, final];
}

/** @param {Generator} g @param {Place} place @returns {Statement | undefined} */
function gatherStatement(g, place) {
  const named = g.gathers.filter(({ level }) => level > place.index);
  if (named.length > 0 && g.chance(0.5)) {
    const { name, items } = g.pick(named);
    return ['gather', name, items, g.chance(0.3) ? 1 : 0];
  }
  const { level, items } = g.gather('');
  return level > place.index ? ['gather', null, items, g.chance(0.3) ? 1 : 0] : undefined;
}

/** @param {Generator} g @param {Place} place @returns {Statement | undefined} */
function shieldStatement(g, place) {
  const named = g.shields.filter(({ level }) => level > place.index);
  if (named.length > 0 && g.chance(0.6)) {
    const { name, item } = g.pick(named);
    return ['shield', name, item];
  }
  return maybe(g.item(place), (item) => ['shield', null, item]);
}

/** @param {Generator} g @param {Place} place @returns {Statement} */
function asCompletedStatement(g, place) {
  const items =
    place.index + 1 < g.functions && g.chance(0.4)
      ? g.make(g.between(1, 3), () => /** @type {Item} */ (['fn', g.between(place.index + 1, g.functions - 1)]))
      : g.references(place).filter(([, name]) => !String(name).startsWith('g'));
  return ['as_completed', items, g.limit(), g.between(1, 4)];
}

/** A list to pick from, in which each maker stands as often as its weight says. @param {[number, Maker][]} table */
const spread = (table) => table.flatMap(([weight, maker]) => Array.from({ length: Math.round(weight * 10) }, () => maker));
const makersThatDontWait = spread(withoutWaiting);
// Callbacks apart, most of a program waits.
const allMakers = [...makersThatDontWait, ...spread(waiting)];

/** @param {number} seed @returns {Plan} */
export function generate(seed) {
  return new Generator(seed).plan();
}
