import { ChangeSet, Text, type ChangeDesc } from '@codemirror/state';
import type { Diagnostic, DiagnosticNote, SourceEdit, SourceRange } from '../compiler/diagnostic.ts';

/**
 * What still holds after a change: a diagnostic goes when its line was edited and moves with the
 * text otherwise, its notes and fixes with it.
 */
export function afterChange(
  diagnostics: readonly Diagnostic[],
  changes: ChangeDesc,
  before: Text,
  after: Text,
): Diagnostic[] {
  return diagnostics
    .filter(({ range }) => {
      const { from, to } = within(range, before);
      return !changes.touchesRange(before.lineAt(from).from, before.lineAt(to).to);
    })
    .map((diagnostic) => {
      const range = moved(diagnostic.range, changes);
      return {
        ...diagnostic,
        range,
        line: after.lineAt(range.from).number,
        notes: diagnostic.notes.map((note) => movedNote(note, changes, after)),
        fix: movedFix(diagnostic.fix, changes),
      };
    });
}

/** The same for a text that became another one while nobody watched, while it was compiled say. */
export function carriedOver(diagnostics: readonly Diagnostic[], before: string, after: string): readonly Diagnostic[] {
  if (diagnostics.length === 0 || before === after) return diagnostics;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const change = { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
  const changes = ChangeSet.of(change, before.length);
  return afterChange(diagnostics, changes, textOf(before), textOf(after));
}

export function within({ from, to }: SourceRange, { length }: Text): SourceRange {
  return { from: Math.min(from, length), to: Math.min(to, length) };
}

function textOf(source: string): Text {
  return Text.of(source.split('\n'));
}

function moved({ from, to }: SourceRange, changes: ChangeDesc): SourceRange {
  const start = changes.mapPos(Math.min(from, changes.length), 1);
  return { from: start, to: Math.max(start, changes.mapPos(Math.min(to, changes.length), -1)) };
}

function movedNote(note: DiagnosticNote, changes: ChangeDesc, after: Text): DiagnosticNote {
  if (!note.range) return note;
  const range = moved(note.range, changes);
  return { ...note, range, place: after.lineAt(range.from).number, fix: movedFix(note.fix, changes) };
}

/** Where the text is not what clang saw, its proposal is void. */
function movedFix(fix: readonly SourceEdit[], changes: ChangeDesc): readonly SourceEdit[] {
  const isChanged = ({ range: { from, to } }: SourceEdit) => to > changes.length || changes.touchesRange(from, to);
  if (fix.some(isChanged)) return [];
  return fix.map(({ range, text }) => ({ range: moved(range, changes), text }));
}
