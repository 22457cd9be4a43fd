import { RangeSet, StateEffect, StateField, type Extension, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, gutter, GutterMarker } from '@codemirror/view';
import { NARROW } from './narrow.ts';

/** What a running program does at a line. */
export interface LineMark {
  /** Counted from 1. */
  readonly line: number;
  /** Tasks are suspended there, one of them runs there, or the reader has chosen something there. */
  readonly kind: 'suspended' | 'running' | 'chosen';
  /** Said by a tooltip. */
  readonly title: string;
}

class TaskMarker extends GutterMarker {
  constructor(private readonly mark: LineMark) {
    super();
  }

  override eq(other: TaskMarker): boolean {
    return other.mark.kind === this.mark.kind && other.mark.title === this.mark.title;
  }

  override toDOM(): Node {
    const dot = document.createElement('span');
    dot.className = `cm-task-${this.mark.kind}`;
    dot.title = this.mark.title;
    return dot;
  }
}

interface Marks {
  readonly lines: DecorationSet;
  readonly dots: RangeSet<TaskMarker>;
}

const NONE: Marks = { lines: Decoration.none, dots: RangeSet.empty };
const replaceMarks = StateEffect.define<readonly LineMark[]>();

function placed(doc: Text, marks: readonly LineMark[]): Marks {
  const within = marks.filter(({ line }) => line >= 1 && line <= doc.lines);
  const at = ({ line }: LineMark) => doc.line(line).from;
  return {
    lines: Decoration.set(
      within.map((mark) => Decoration.line({ class: `cm-line-${mark.kind}` }).range(at(mark))),
      true,
    ),
    dots: RangeSet.of(
      within.filter(({ kind }) => kind !== 'chosen').map((mark) => new TaskMarker(mark).range(at(mark))),
      true,
    ),
  };
}

const marksField = StateField.define<Marks>({
  create: () => NONE,
  update(marks, transaction) {
    const given = transaction.effects.find((effect) => effect.is(replaceMarks));
    if (given) return placed(transaction.newDoc, given.value);
    if (!transaction.docChanged || marks === NONE) return marks;
    return { lines: marks.lines.map(transaction.changes), dots: marks.dots.map(transaction.changes) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

/** Shows these marks in place of those before. */
export function showLineMarks(view: EditorView, marks: readonly LineMark[]): void {
  const empty = marks.length === 0 && view.state.field(marksField, false) === NONE;
  if (!empty) view.dispatch({ effects: replaceMarks.of(marks) });
}

const looks = EditorView.theme({
  '.cm-tasks': { width: '14px' },
  '.cm-tasks .cm-gutterElement': { display: 'grid', placeContent: 'center' },
  '.cm-task-suspended, .cm-task-running': { width: '8px', height: '8px', borderRadius: '50%' },
  // Filled and hollow, so that they are told apart without colour.
  '.cm-task-suspended': { border: '2px solid var(--task-waiting)' },
  '.cm-task-running': { background: 'var(--task-running)' },
  '.cm-line-suspended': { backgroundColor: 'color-mix(in srgb, var(--task-waiting) 9%, transparent)' },
  '.cm-line-running': { backgroundColor: 'color-mix(in srgb, var(--task-running) 14%, transparent)' },
  [NARROW]: { '.cm-tasks': { width: '10px' } },
  '.cm-line-chosen': { backgroundColor: 'var(--accent-soft)', boxShadow: 'inset 3px 0 var(--accent)' },
});

/** Marks at lines, and a gutter for them. */
export function lineMarks(): Extension {
  return [
    marksField,
    gutter({ class: 'cm-tasks', markers: (view) => view.state.field(marksField).dots }),
    looks,
  ];
}
