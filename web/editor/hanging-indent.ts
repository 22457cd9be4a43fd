import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** What a wrapped line is indented by beyond its own indentation. */
const CONTINUATION = 4;
/** Deeper than this, a narrow screen would have no room left for the text. */
const DEEPEST = 16;

/** How many columns the continuation of a wrapped line is indented by. */
export function continuationColumns(line: string): number {
  const [lead = '', comment] = /^ *(\/\/ )?/.exec(line) ?? [];
  return Math.min(comment === undefined ? lead.length + CONTINUATION : lead.length, DEEPEST);
}

const decorations = new Map<number, Decoration>();

/** Padding moves the whole line; the negative indent takes its first row back. */
function hanging(columns: number): Decoration {
  let decoration = decorations.get(columns);
  if (!decoration) {
    const style = `padding-left: calc(var(--line-start) + ${columns}ch); text-indent: -${columns}ch`;
    decoration = Decoration.line({ attributes: { style } });
    decorations.set(columns, decoration);
  }
  return decoration;
}

function visibleLines(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let position = from; position <= to; ) {
      const line = view.state.doc.lineAt(position);
      builder.add(line.from, line.from, hanging(continuationColumns(line.text)));
      position = line.to + 1;
    }
  }
  return builder.finish();
}

const hangingLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = visibleLines(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = visibleLines(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** Wraps long lines at words and keeps their continuation right of where they begin. */
export const hangingIndent = [EditorView.lineWrapping, hangingLines];
