import { clangMessages, type ClangMessage, type FilePlace, type TextEdit, type TextSpan } from './clang-messages.ts';
import { OWN_NOTES, type Diagnostic, type DiagnosticNote, type SourceEdit, type SourceRange } from './diagnostic.ts';
import { lifetimeChecks } from './lifetime-checks.ts';
import { withMissingInclude } from './missing-include.ts';
import { SourceText } from './source-text.ts';

/**
 * What `clang -cc1` must be given for `clangDiagnostics` to read its output. The quoted lines are
 * not read, but without them clang tells no fixes; a limit of 0 ends this clang in an assertion.
 */
export const CLANG_OUTPUT_OPTIONS = [
  '-fdiagnostics-print-source-range-info',
  '-fdiagnostics-parseable-fixits',
  '-fcaret-diagnostics-max-lines=1',
] as const;

/**
 * What clang said about a source, line by line; within a line as clang said it, causes first.
 *
 * An error inside a header is placed where the source led there. Several of those from one line are
 * one mistake of the reader's as a rule: they become one diagnostic, and none of their texts is lost.
 *
 * @param output what clang wrote to stderr
 * @param file the source's name in it
 */
export function clangDiagnostics(output: string, source: string, file: string): Diagnostic[] {
  const placing = new Placing(new SourceText(source), file);
  const located: Located[] = [];
  const messages = clangMessages(output).filter(({ text }) => !lifetimeChecks.isAboutThem(text));
  for (const group of grouped(messages)) located.push(placing.located(group, located.at(-1)));
  return merged(located)
    .map((diagnostic) => withMissingInclude(diagnostic, source))
    .sort((a, b) => a.line - b.line);
}

interface Group {
  readonly head: ClangMessage;
  readonly notes: readonly ClangMessage[];
}

function grouped(messages: readonly ClangMessage[]): Group[] {
  const groups: { head: ClangMessage; notes: ClangMessage[] }[] = [];
  for (const message of messages) {
    if (message.severity === 'note') groups.at(-1)?.notes.push(message);
    else groups.push({ head: message, notes: [] });
  }
  return groups;
}

interface Located {
  readonly diagnostic: Diagnostic;
  /** The header's place, if clang had it there. */
  readonly header: string | undefined;
  /** What went wrong did so inside a header, whatever line is named. */
  readonly deep: boolean;
}

const CONSTEVAL_CALL = /^call to consteval function/;
/** Notes that tell what led to an error, among others that only tell of it. */
const LED_THERE = /requested here|required here|in call to|while (?:substituting|checking)|in instantiation of/;

/** Turns clang's places into the source's. */
class Placing {
  readonly #source: SourceText;
  readonly #file: string;

  constructor(source: SourceText, file: string) {
    this.#source = source;
    this.#file = file;
  }

  located({ head, notes }: Group, before: Located | undefined): Located {
    const header = head.place && head.place.file !== this.#file ? headerPlace(head.place) : undefined;
    // What led to an error is not told again for the next one that it led to.
    const sameCause = header !== undefined && !notes.some(({ text }) => LED_THERE.test(text)) ? before : undefined;
    const range =
      this.#range(head, notes) ??
      this.#rangeOfNote(notes) ??
      (sameCause?.header === undefined ? undefined : sameCause.diagnostic.range) ??
      this.#rangeOfCall([head, ...notes]) ??
      this.#line(head.includedFrom.findLast(({ file }) => file === this.#file)?.line ?? 1);
    const { line, column } = this.#source.position(range.from);
    return {
      diagnostic: {
        severity: head.severity === 'warning' ? 'warning' : 'error',
        message: head.text,
        option: head.option,
        range,
        line,
        column,
        notes: notes.map((note) => this.#note(note)),
        fix: this.#fix(head.edits),
      },
      header,
      deep: header !== undefined || CONSTEVAL_CALL.test(head.text),
    };
  }

  #note(note: ClangMessage): DiagnosticNote {
    return {
      message: note.text,
      range: this.#range(note, []),
      place: note.place ? this.#placeOf(note.place) : '',
      fix: this.#fix(note.edits),
    };
  }

  /** Of what is in the source itself. */
  #range({ severity, place, spans }: ClangMessage, notes: readonly ClangMessage[]): SourceRange | undefined {
    if (place?.file !== this.#file) return undefined;
    const caret = this.#source.offset(place.line, place.column);
    const all = [...spans, ...notes.flatMap((note) => (samePlace(note.place, place) ? note.spans : []))];
    const ranges = all.map((span) => this.#spanRange(span)).filter(({ from, to }) => from < to);
    const around = ranges.find(({ from, to }) => from <= caret && caret < to);
    if (around) return around;
    const word = this.#source.wordAt(caret);
    // Two operands around their operator, or what a name is given behind it. But an object before
    // its member is not what is wrong, nor are the parameters of a candidate.
    if (severity === 'note' || !ranges.some(({ from }) => from > caret)) return word;
    return {
      from: Math.min(word.from, ...ranges.map(({ from }) => from)),
      to: Math.max(word.to, ...ranges.map(({ to }) => to)),
    };
  }

  #rangeOfNote(notes: readonly ClangMessage[]): SourceRange | undefined {
    const inSource = notes.filter(({ place }) => place?.file === this.#file);
    const note = inSource.find(({ text }) => LED_THERE.test(text)) ?? inSource[0];
    return note && this.#range(note, []);
  }

  /**
   * Where the source calls a function of the runtime that lies in the header of its name: for what
   * clang instantiates only at the end of the source, it does not tell the line.
   */
  #rangeOfCall(messages: readonly ClangMessage[]): SourceRange | undefined {
    for (const { place } of messages) {
      const [, name] = /\/asyncio\/(\w+)\.hpp$/.exec(place?.file ?? '') ?? [];
      const from = name === undefined ? -1 : this.#source.text.search(new RegExp(`\\b${name} *\\(`));
      if (from >= 0) return this.#source.wordAt(from);
    }
    return undefined;
  }

  /** A line without its indentation and end. */
  #line(line: number): SourceRange {
    const start = this.#source.offset(line, 1);
    const [indentation = ''] = /^[ \t]*/.exec(this.#source.text.slice(start)) ?? [];
    const end = this.#source.offset(line, Number.MAX_SAFE_INTEGER);
    const from = start + indentation.length;
    return from < end ? { from, to: end } : this.#source.wordAt(start);
  }

  #spanRange({ from, to }: TextSpan): SourceRange {
    return {
      from: this.#source.offset(from.line, from.column),
      to: this.#source.offset(to.line, to.column),
    };
  }

  /** Half a fix is none: all of it is in the source, or it is not offered. */
  #fix(edits: readonly TextEdit[]): SourceEdit[] {
    if (edits.some(({ file }) => file !== this.#file)) return [];
    return edits.map((edit) => ({ range: this.#spanRange(edit), text: edit.text }));
  }

  #placeOf(place: FilePlace): number | string {
    return place.file === this.#file ? place.line : headerPlace(place);
  }
}

function samePlace(a: FilePlace | undefined, b: FilePlace): boolean {
  return a?.file === b.file && a.line === b.line && a.column === b.column;
}

function headerPlace({ file, line }: FilePlace): string {
  return `<${includeName(file)}>:${line}`;
}

/** As a program would write it in an #include. */
function includeName(file: string): string {
  const [, name] = /\/include\/(?:(?:c\+\+\/v1|compat|wasi)\/)?(.+)$/.exec(file) ?? [];
  return name ?? file.slice(file.lastIndexOf('/') + 1);
}

/** Puts together what went wrong inside headers because of one line of the source. */
function merged(all: readonly Located[]): Diagnostic[] {
  const results: Diagnostic[] = [];
  const done = new Set<Located>();
  for (const located of all) {
    if (done.has(located)) continue;
    const same = located.deep ? all.filter((other) => isSameMistake(located, other)) : [located];
    for (const each of same) done.add(each);
    // What is said of the source itself comes first.
    const first = same.find(({ header }) => header === undefined) ?? located;
    const rest = same.filter((each) => each !== first);
    results.push({
      ...first.diagnostic,
      notes: [
        ...(first.header === undefined ? [] : [headerNote(OWN_NOTES.reportedHere, first.header)]),
        ...first.diagnostic.notes,
        ...rest.flatMap(({ diagnostic: { message, notes, line }, header }) => [
          headerNote(message, header ?? line),
          ...notes,
        ]),
      ],
    });
  }
  return results;
}

function isSameMistake(a: Located, b: Located): boolean {
  return b.deep && a.diagnostic.line === b.diagnostic.line && a.diagnostic.severity === b.diagnostic.severity;
}

function headerNote(message: string, place: number | string): DiagnosticNote {
  return { message, range: undefined, place, fix: [] };
}
