import type { Moment } from './recording.ts';

/** The reader chose something that stands at a line of the program: its source is to be shown. */
export class ShowLineEvent extends Event {
  static readonly type = 'show-line';
  readonly line: number;

  constructor(line: number) {
    super(ShowLineEvent.type, { bubbles: true, composed: true });
    this.line = line;
  }
}

/** The reader chose a task: all views are to show which one it is. */
export class SelectTaskEvent extends Event {
  static readonly type = 'select-task';
  readonly task: number;

  constructor(task: number) {
    super(SelectTaskEvent.type, { bubbles: true, composed: true });
    this.task = task;
  }
}

/** The reader wants to be at another time of the recording, or at one of its events. */
export class SeekEvent extends Event {
  static readonly type = 'seek';
  readonly to: number | Moment;

  constructor(to: number | Moment) {
    super(SeekEvent.type, { bubbles: true, composed: true });
    this.to = to;
  }
}
