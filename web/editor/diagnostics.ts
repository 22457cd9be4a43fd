import { isolateHistory } from '@codemirror/commands';
import {
  linter,
  lintGutter,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnosticsEffect,
  type Diagnostic as LintDiagnostic,
} from '@codemirror/lint';
import {
  EditorState,
  StateEffect,
  StateField,
  type Extension,
  type Text,
  type TransactionSpec,
} from '@codemirror/state';
import { closeHoverTooltips, EditorView, hasHoverTooltips, keymap, type Command } from '@codemirror/view';
import { msg, str } from '@lit/localize';
import type { Diagnostic, SourceEdit, SourceRange } from '../compiler/diagnostic.ts';
import { afterChange, within } from './diagnostic-changes.ts';
import { diagnosticLooks } from './diagnostic-looks.ts';
import { problemTooltip } from './problem-tooltip.ts';

const NONE: readonly Diagnostic[] = [];

const setDiagnostics = StateEffect.define<readonly Diagnostic[]>();

const current = StateField.define<readonly Diagnostic[]>({
  create: () => NONE,
  update(diagnostics, transaction) {
    for (const effect of transaction.effects) if (effect.is(setDiagnostics)) return effect.value;
    return diagnostics;
  },
});

/** Those that hold for the text as it is now. */
export function diagnosticsOf(state: EditorState): readonly Diagnostic[] {
  return state.field(current, false) ?? NONE;
}

/** What shows `diagnostics` of the state's document, in place of any others. */
export function showDiagnostics(state: EditorState, diagnostics: readonly Diagnostic[]): TransactionSpec {
  return { effects: effectsOf(diagnostics, state.doc) };
}

/** A fix is one step of undo, whatever was typed before and after it. */
export function applyFix(view: EditorView, fix: readonly SourceEdit[]): void {
  const changes = view.state.changes(fix.map(({ range, text }) => ({ ...range, insert: text })));
  const end = Math.max(...fix.map(({ range }) => range.to));
  view.dispatch({
    changes,
    selection: { anchor: changes.mapPos(end, 1) },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.fix',
    scrollIntoView: true,
  });
  view.focus();
}

/** Selects a place and brings it to the middle of what is seen. */
export function goTo(view: EditorView, place: SourceRange): void {
  const { from, to } = within(place, view.state.doc);
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  });
  view.focus();
}

/** Squiggles, signs beside the line numbers, tooltips, and F8 and Shift-F8 to go from one to the next. */
export function diagnostics(): Extension {
  return [
    current,
    linter(null),
    lintGutter(),
    EditorState.transactionExtender.of(({ docChanged, changes, startState, newDoc }) => {
      const before = diagnosticsOf(startState);
      if (!docChanged || before.length === 0) return null;
      return { effects: effectsOf(afterChange(before, changes, startState.doc, newDoc), newDoc) };
    }),
    keymap.of([
      { key: 'F8', run: spoken(nextDiagnostic), shift: spoken(previousDiagnostic) },
      { key: 'Escape', run: closeTooltips },
    ]),
    diagnosticLooks,
  ];
}

function effectsOf(diagnostics: readonly Diagnostic[], doc: Text): readonly StateEffect<unknown>[] {
  return [
    setDiagnostics.of(diagnostics),
    setDiagnosticsEffect.of(
      diagnostics.map((diagnostic): LintDiagnostic => ({
        ...within(diagnostic.range, doc),
        severity: diagnostic.severity,
        message: diagnostic.message,
        renderMessage: () => problemTooltip(diagnostic),
      })),
    ),
  ];
}

function closeTooltips(view: EditorView): boolean {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}

function spokenProblem({ severity, line, message }: Diagnostic): string {
  return severity === 'error'
    ? msg(str`error in line ${line}: ${message}`)
    : msg(str`warning in line ${line}: ${message}`);
}

/** The tooltip that the command opens is not read out by itself. */
function spoken(command: Command): Command {
  return (view) => {
    if (!command(view)) return false;
    const { from } = view.state.selection.main;
    const reached = diagnosticsOf(view.state).filter(({ range }) => range.from <= from && from <= range.to);
    const words = reached.map((diagnostic) => spokenProblem(diagnostic));
    view.dispatch({ effects: EditorView.announce.of(words.join('. ')) });
    return true;
  };
}
