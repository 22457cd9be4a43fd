import type { LineMark } from '../editor/line-marks.ts';

/** What a run does at the lines of its source has changed. */
export class SourceMarksEvent extends Event {
  static readonly type = 'source-marks';
  readonly marks: readonly LineMark[];

  constructor(marks: readonly LineMark[]) {
    super(SourceMarksEvent.type, { bubbles: true, composed: true });
    this.marks = marks;
  }
}
