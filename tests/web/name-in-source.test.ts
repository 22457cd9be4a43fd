import { describe, expect, it } from 'vitest';
import { asyncioReferenceEntries } from '../../web-build/asyncio-reference.ts';
import { nameInSource } from '../../web/reference/name-in-source.ts';
import { Reference } from '../../web/reference/reference.ts';

const reference = new Reference(asyncioReferenceEntries());

/** The class and name that the reference gives for the place of `‸`. */
function named(program: string): string | undefined {
  const entry = nameInSource(program.replace('‸', ''), program.indexOf('‸'), reference)?.entry;
  return entry && (entry.scope ? `${entry.scope}::${entry.name}` : entry.name);
}

describe('nameInSource', () => {
  it.each([
    ['co_await asyncio::ga‸ther(a);', 'gather'],
    ['asyncio :: ‸sleep(1)', 'sleep'],
    ['asyncio::Task‸<int> t;', 'Task'],
    ['asyncio::Loop::call_‸soon', 'Loop::call_soon'],
  ])('knows a qualified name: %s', (program, name) => expect(named(program)).toBe(name));

  it.each(['gath‸er(a);', 'std::print‸(a)', 'asyncio::detail::run‸ning', 'other.gather‸()', 'my::gather‸()', 'asyncio::fry‸()'])(
    'knows nothing of what is not of the runtime: %s',
    (program) => expect(named(program)).toBeUndefined(),
  );

  it('knows unqualified names after a using declaration or directive', () => {
    expect(named('using asyncio::Coro, asyncio::gather;\nco_await gather‸(a);')).toBe('gather');
    expect(named('using asyncio::Coro;\nco_await gather‸(a);')).toBeUndefined();
    expect(named('using namespace asyncio;\nCoro‸<> f();')).toBe('Coro');
  });

  it.each([
    ['auto task = asyncio::create_task(f()); task.can‸cel();', 'Future::cancel'],
    ['const auto task = asyncio::create_task(f()); task.get_name‸();', 'Task::get_name'],
    ['asyncio::Task<int> task; task.add_done_callback‸(f);', 'Task::add_done_callback'],
    ['f([&](asyncio::TaskGroup& group) { group.create_task‸(f()); });', 'TaskGroup::create_task'],
    ['const auto& loop = asyncio::get_running_loop(); loop.time‸();', 'Loop::time'],
    ['asyncio::get_running_loop().call_‸later(1, f);', 'Loop::call_later'],
    ['auto& loop = asyncio::get_running_loop(); auto handle = loop.call_later(1, f); handle.cancel‸();', 'Handle::cancel'],
    ['try {} catch (const asyncio::CancelledError& error) { error.message‸(); }', 'CancelledError::message'],
  ])('tells whose member it is: %s', (program, name) => expect(named(program)).toBe(name));

  it.each([
    'std::vector<int> items; items.empty‸();',
    'auto task = make(); task.cancel‸();',
    'auto value = co_await asyncio::gather(a); value.cancel‸();',
    'unknown.cancel‸();',
    'asyncio::Task<> a; void f(asyncio::Handle a) { a.cancel‸(); }',
  ])('says nothing where the text does not tell: %s', (program) => expect(named(program)).toBeUndefined());
});
