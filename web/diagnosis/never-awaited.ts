import { msg, str } from '@lit/localize';
import { type Finding, momentAfter } from './finding.ts';
import type { History } from './history.ts';
import type { ProgramText } from './program-text.ts';
import { placesOf } from './words.ts';

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
    const name = func?.name ?? msg('a coroutine');
    const forgotten = forgottenCalls(program, name);
    const sure = forgotten.length > 0 && forgotten.length <= indices.length;
    const definition = func?.own ? func.line : undefined;
    const lines = forgotten.map(({ line }) => line);
    const written = forgotten[0]?.written ?? name;
    return {
      kind: 'never-awaited',
      severity: 'problem',
      title: msg(str`${name} was called, but never awaited`),
      text:
        indices.length === 1
          ? msg(str`The call alone only makes a coroutine: nothing of ${name} ran.`)
          : msg(str`A call alone only makes a coroutine: of ${indices.length} calls nothing of ${name} ran.`),
      advice: msg(str`Write \`co_await ${written}(…)\`, or \`asyncio::create_task(${written}(…))\` to let it run beside the rest.`),
      ...placesOf(sure ? lines : [definition, ...lines]),
      tasks: [...new Set(indices.map((index) => recording.events[index]!.task))].filter((task) => task !== 0),
      moment: momentAfter(recording, indices[0]!),
    };
  });
}

interface ForgottenCall {
  readonly line: number;
  /** The function as the call writes it: `api.get` */
  readonly written: string;
}

/** The calls whose coroutine goes nowhere: dropped at once, or kept in a variable that nobody uses. */
function forgottenCalls(program: ProgramText, name: string): ForgottenCall[] {
  return program.calls(name).flatMap((call) => {
    if (program.isDeclaration(call)) return [];
    const statement = program.statementAt(call.from);
    if (!statement || !/^\s*;$/.test(program.code.slice(call.to, statement.to))) return [];
    const before = program.code.slice(statement.from, call.from);
    const [, kept = '', qualifier = ''] = /^([\s\S]*?)((?:\w+\s*(?:\.|->|::)\s*)*)$/.exec(before) ?? [];
    return isForgotten(kept.trim(), program) ? [{ line: call.line, written: qualifier + name }] : [];
  });
}

/** What stands before the call in its statement. */
function isForgotten(before: string, program: ProgramText): boolean {
  if (/^(?:\(\s*void\s*\)|std\s*::\s*ignore\s*=)?$/.test(before)) return true;
  const [, variable] = /^[\w:<>,&\s]*\b(\w+)\s*=$/.exec(before) ?? [];
  return variable !== undefined && program.code.match(new RegExp(`\\b${variable}\\b`, 'g'))?.length === 1;
}
