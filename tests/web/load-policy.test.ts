import { describe, expect, test, vi } from 'vitest';
import { isMetered, LoadPolicy, type NetworkConnection } from '../../web/compiler/load-policy.ts';
import { whenIdle, type IdleWindow } from '../../web/offline/when-idle.ts';

function setup(connection: NetworkConnection | undefined, { cached = false, answer = true } = {}) {
  const load = vi.fn();
  const ask = vi.fn(async () => answer);
  const idle: (() => void)[] = [];
  const parts = {
    load,
    cached: async () => cached,
    connection: () => connection,
    whenIdle: (callback: () => void) => void idle.push(callback),
  };
  const becomeIdle = async () => {
    for (const callback of idle.splice(0)) callback();
    await settled();
  };
  return { policy: new LoadPolicy(parts), load, ask, becomeIdle };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const metered = { type: 'cellular' };

test.each<[NetworkConnection | undefined, boolean]>([
  [undefined, false],
  [{}, false],
  [{ type: 'wifi', effectiveType: '4g' }, false],
  [{ saveData: true, type: 'wifi' }, true],
  [{ type: 'cellular', effectiveType: '4g' }, true],
  [{ effectiveType: '3g' }, true],
  [{ effectiveType: '2g' }, true],
  [{ effectiveType: 'slow-2g' }, true],
])('%o is metered: %s', (connection, expected) => {
  expect(isMetered(connection)).toBe(expected);
});

describe('on an ordinary connection', () => {
  test('the compiler is loaded when the page is idle, not before', async () => {
    const { policy, load, becomeIdle } = setup(undefined);
    policy.pageStarted();
    await settled();
    expect(load).not.toHaveBeenCalled();
    await becomeIdle();
    expect(load).toHaveBeenCalledOnce();
  });

  test('or at the first touch of the editor, and once', async () => {
    const { policy, load, becomeIdle } = setup(undefined);
    policy.pageStarted();
    policy.editorTouched();
    await settled();
    expect(load).toHaveBeenCalledOnce();
    policy.editorTouched();
    await becomeIdle();
    expect(load).toHaveBeenCalledOnce();
  });

  test('Run needs no question', async () => {
    const { policy, load, ask } = setup(undefined);
    expect(await policy.wanted(ask)).toBe(true);
    expect(load).toHaveBeenCalledOnce();
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('on a metered connection', () => {
  test('nothing is loaded unasked', async () => {
    const { policy, load, ask, becomeIdle } = setup(metered);
    policy.pageStarted();
    policy.editorTouched();
    await becomeIdle();
    policy.online();
    expect(load).not.toHaveBeenCalled();
    expect(ask).not.toHaveBeenCalled();
  });

  test('Run asks, and loads after a yes, which holds for the visit', async () => {
    const { policy, load, ask } = setup(metered);
    expect(await policy.wanted(ask)).toBe(true);
    expect(load).toHaveBeenCalledOnce();
    expect(await policy.wanted(ask)).toBe(true);
    expect(ask).toHaveBeenCalledOnce();
  });

  test('a no loads nothing, and the next Run asks again', async () => {
    const { policy, load, ask } = setup(metered, { answer: false });
    expect(await policy.wanted(ask)).toBe(false);
    expect(await policy.wanted(ask)).toBe(false);
    expect(load).not.toHaveBeenCalled();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('two Runs at once ask once', async () => {
    const { policy, ask } = setup(metered);
    expect(await Promise.all([policy.wanted(ask), policy.wanted(ask)])).toEqual([true, true]);
    expect(ask).toHaveBeenCalledOnce();
  });

  test('what is already there is loaded without asking', async () => {
    const { policy, load, ask, becomeIdle } = setup(metered, { cached: true });
    policy.pageStarted();
    await becomeIdle();
    expect(load).toHaveBeenCalledOnce();
    expect(await policy.wanted(ask)).toBe(true);
    expect(ask).not.toHaveBeenCalled();
  });
});

test('a failed load is tried again when the network is back', async () => {
  const { policy, load } = setup(undefined);
  policy.editorTouched();
  await settled();
  policy.online();
  expect(load).toHaveBeenCalledTimes(2);
});

describe('idle', () => {
  function page(readyState: DocumentReadyState, tells: boolean) {
    const log: string[] = [];
    let loaded: (() => void) | undefined;
    const fake: IdleWindow = {
      document: { readyState },
      addEventListener: (_, listener) => (loaded = listener),
      setTimeout: (callback) => (log.push('timeout'), callback()),
      ...(tells && { requestIdleCallback: (callback: () => void) => (log.push('idle'), callback()) }),
    };
    whenIdle(() => log.push('called'), fake);
    return { log, load: () => loaded?.() };
  }

  test('comes after the page is loaded', () => {
    const { log, load } = page('interactive', true);
    expect(log).toEqual([]);
    load();
    expect(log).toEqual(['idle', 'called']);
  });

  test('may come at once when it is loaded already', () => {
    expect(page('complete', true).log).toEqual(['idle', 'called']);
  });

  test('is guessed where the browser does not tell', () => {
    expect(page('complete', false).log).toEqual(['timeout', 'called']);
  });
});
