import type { SourceEdit, SourceRange } from '../compiler/diagnostic.ts';

/** The reader wants to see a place of the source. */
export class GoToEvent extends Event {
  static readonly type = 'go-to';
  readonly range: SourceRange;

  constructor(range: SourceRange) {
    super(GoToEvent.type, { bubbles: true, composed: true });
    this.range = range;
  }
}

/** The reader wants what clang proposes. */
export class ApplyFixEvent extends Event {
  static readonly type = 'apply-fix';
  readonly fix: readonly SourceEdit[];

  constructor(fix: readonly SourceEdit[]) {
    super(ApplyFixEvent.type, { bubbles: true, composed: true });
    this.fix = fix;
  }
}
