/** Statements that await one call of a coroutine function, and what they have to do with each other. */

import type { Call, ProgramText, Statement } from './program-text.ts';

export interface AwaitStatement {
  readonly call: Call;
  readonly statement: Statement;
  /** The names that it gives a value to, or that its coroutine could change. */
  readonly changes: ReadonlySet<string>;
  /** The names that its coroutine is called with. */
  readonly uses: ReadonlySet<string>;
}

const NAME = /[A-Za-z_]\w*/g;
/** Values of these are nobody else's, so two coroutines cannot meddle with each other by them. */
const PLAIN_TYPE =
  /^(?:(?:const|unsigned|signed|long|short|int|double|float|bool|char|auto|(?:std::)?(?:size_t|u?int\d+_t|string|string_view))\b[\s&]*)+(?:\w+)?\s*(?:=.*)?$/s;
/** What could leave the order of the awaits, or awaits only at times. */
const NOT_SIMPLE = /^(?:if|else|for|while|do|switch|case|default|return|co_return|co_yield|throw|try|goto)\b/;

/** Of a loop, in characters. */
const LONGEST_HEADER = 1000;

/** The statement at the line whose only await is of a call of `name`; undefined if that is not sure. */
export function awaitAt(program: ProgramText, name: string, line: number): AwaitStatement | undefined {
  const found = program.calls(name).flatMap((call) => {
    if (program.isDeclaration(call) || program.lineOf(call.from) > line || program.lineOf(call.to) < line) return [];
    const statement = program.statementAt(call.from);
    if (!statement || statement.text.match(/\bco_await\b/g)?.length !== 1) return [];
    const before = program.code.slice(statement.from, call.from);
    const [, target, object] = /^([\s\S]*?)\bco_await\s+((?:\w+\s*(?:\.|->|::)\s*)*)$/.exec(before) ?? [];
    if (target === undefined) return [];
    const uses = namesIn(`${object} ${call.args}`);
    const changes = new Set([...targetsOf(target), ...changedBy(program, name, object ?? '', call)]);
    return [{ call, statement, changes, uses }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Whether `next` directly follows `statement`, and both are done always. */
export function consecutive(program: ProgramText, { statement }: AwaitStatement, next: AwaitStatement): boolean {
  return (
    program.skipSpace(statement.to) === next.statement.from &&
    !NOT_SIMPLE.test(statement.text) &&
    !NOT_SIMPLE.test(next.statement.text)
  );
}

/** Whether the later one needs what the earlier one brings or changes. */
export function needEachOther(program: ProgramText, earlier: AwaitStatement, later: AwaitStatement): boolean {
  const names = namesIn(program.code.slice(later.statement.from, later.statement.to));
  return [...earlier.changes].some((name) => names.has(name));
}

/** Whether it is all that a `for` loop does, and no round needs another. */
export function isLoopBody(program: ProgramText, { statement, changes, uses }: AwaitStatement): boolean {
  const header = /^for\s*\(/.test(statement.text) ? statement.text : bracedHeader(program, statement);
  if (header === undefined || /\bco_await\b[\s\S]*\bco_await\b/.test(header)) return false;
  const names = new Set([...uses, ...namesIn(headOf(header))]);
  return ![...changes].some((name) => names.has(name));
}

/** `for (…)` before a brace that holds nothing but the statement. */
function bracedHeader({ code }: ProgramText, statement: Statement): string | undefined {
  const before = code.slice(Math.max(0, statement.from - LONGEST_HEADER), statement.from).trimEnd();
  const after = /\S/.exec(code.slice(statement.to))?.[0];
  if (!before.endsWith('{') || after !== '}' || NOT_SIMPLE.test(statement.text)) return undefined;
  return /\bfor\s*\((?:[^(){};]|\([^()]*\)|;)*\)\s*\{$/.exec(before)?.[0];
}

/** What stands between the parentheses of the `for`. */
function headOf(header: string): string {
  let depth = 0;
  for (let at = 0; at < header.length; at++) {
    if (header[at] === '(') depth++;
    else if (header[at] === ')' && --depth === 0) return header.slice(0, at);
  }
  return header;
}

/** The names on the left of the `=`. */
function targetsOf(before: string): string[] {
  const [, left] = /^([\s\S]*?)[-+*/|&^%]?=\s*(?:\w+\s*\(\s*)?$/.exec(before) ?? [];
  if (left === undefined) return [];
  const bound = /\[([^[\]]*)\]\s*$/.exec(left)?.[1];
  if (bound !== undefined && /\bauto\b/.test(left)) return [...namesIn(bound)];
  return [...namesIn(/[\w.[\]]*(?:->[\w.[\]]*)*\s*$/.exec(left)?.[0] ?? left)];
}

/** What the call hands over in a way that lets the coroutine change it: all but plain values. */
function changedBy(program: ProgramText, name: string, object: string, call: Call): string[] {
  const changed = [...namesIn(object)];
  for (const [, borrowed] of call.args.matchAll(/(?:&|\bref\s*\()\s*(\w+)/g)) changed.push(borrowed!);
  if (!takesPlainValues(program.parametersOf(name))) changed.push(...namesIn(call.args));
  return changed;
}

function takesPlainValues(parameters: string | undefined): boolean {
  if (parameters === undefined) return false;
  return parameters
    .split(',')
    .map((parameter) => parameter.trim())
    .every(
      (parameter) =>
        parameter === '' || (PLAIN_TYPE.test(parameter) && (!parameter.includes('&') || /^const\b/.test(parameter))),
    );
}

function namesIn(text: string): Set<string> {
  return new Set(text.match(NAME) ?? []);
}
