import { MapMode, RangeSet, type EditorState, type Extension, type StateEffect, type Text } from '@codemirror/state';
import { Decoration, EditorView, gutterLineClass, GutterMarker } from '@codemirror/view';
import type { LineRange } from './line-ranges.ts';
import { tracked } from './tracked.ts';

/** Lines that look different from others. */
export interface LineSet {
  /** Puts these lines of `doc` in place of others. */
  set(doc: Text, ranges: readonly LineRange[]): StateEffect<unknown>;
  /** Their numbers, as they are now. */
  of(state: EditorState): number[];
  readonly extension: Extension;
}

class LineClass extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }
}

/** Gives lines a class, and another one to what is beside them in the gutters; both move with edits. */
export function lineSet(lineClass: string, gutterClass: string): LineSet {
  // Where the lines begin. A line that is joined to the one before is gone.
  const starts = tracked<readonly number[]>([], (all, changes) =>
    all.map((start) => changes.mapPos(start, -1, MapMode.TrackBefore)).filter((start) => start !== null),
  );
  const line = Decoration.line({ class: lineClass });
  const beside = new LineClass(gutterClass);
  return {
    set: (doc, ranges) =>
      starts.set.of(
        ranges.flatMap(({ from, to }) => {
          const numbers = Array.from({ length: Math.max(0, Math.min(to, doc.lines) - from + 1) }, (_, n) => from + n);
          return numbers.map((number) => doc.line(number).from);
        }),
      ),
    of: (state) => state.field(starts.field).map((start) => state.doc.lineAt(start).number),
    extension: [
      starts.extension,
      EditorView.decorations.compute([starts.field], (state) =>
        Decoration.set(state.field(starts.field).map((start) => line.range(start)), true),
      ),
      gutterLineClass.compute([starts.field], (state) =>
        RangeSet.of(state.field(starts.field).map((start) => beside.range(start)), true),
      ),
    ],
  };
}
