import { type Finding, momentAfter } from './finding.ts';
import type { History } from './history.ts';
import type { Call, ProgramText } from './program-text.ts';
import { countText, placesOf } from './words.ts';

/** Calls of coroutine functions that nobody awaited, so that nothing of them ran. */
export function findNeverAwaited({ recording }: History, program: ProgramText): Finding[] {
  const byFunction = new Map<number, number[]>();
  recording.events.forEach(({ kind, object }, index) => {
    if (kind !== 'never_awaited') return;
    const indices = byFunction.get(object);
    if (indices) indices.push(index);
    else byFunction.set(object, [index]);
  });
  return [...byFunction].map(([id, indices]) => {
    const func = recording.func(id);
    const name = func?.name ?? 'a coroutine';
    const called = forgottenCalls(program, name);
    const told = called.length > 0 && called.length <= indices.length;
    const definition = func?.own ? func.line : undefined;
    const lines = called.map(({ line }) => line);
    const times = indices.length === 1 ? '' : ` ${countText(indices.length, 'time')}`;
    return {
      kind: 'never-awaited',
      severity: 'problem',
      title: `${name} was called, but never awaited`,
      text: `The call alone only makes a coroutine: nothing of ${name} ran${times}.`,
      advice:
        `Write \`co_await ${name}(…)\`, ` +
        `or \`asyncio::create_task(${name}(…))\` to let it run beside the rest.`,
      ...placesOf(told ? lines : [definition, ...lines]),
      tasks: [...new Set(indices.map((index) => recording.events[index]!.task))].filter((task) => task !== 0),
      moment: momentAfter(recording, indices[0]!),
    };
  });
}

/** The calls whose coroutine goes nowhere: dropped at once, or kept in a variable that nobody uses. */
function forgottenCalls(program: ProgramText, name: string): Call[] {
  return program.calls(name).filter((call) => {
    if (program.isDeclaration(call)) return false;
    const statement = program.statementAt(call.from);
    if (!statement || !/^\s*;$/.test(program.code.slice(call.to, statement.to))) return false;
    const before = program.code.slice(statement.from, call.from).trim();
    if (/^(?:\(\s*void\s*\)|std\s*::\s*ignore\s*=)?\s*(?:\w+\s*(?:\.|->|::)\s*)*$/.test(before)) return true;
    const [, variable] = /^[\w:<>,&\s]*\b(\w+)\s*=\s*(?:\w+\s*(?:\.|->|::)\s*)*$/.exec(before) ?? [];
    return variable !== undefined && program.code.match(new RegExp(`\\b${variable}\\b`, 'g'))?.length === 1;
  });
}
