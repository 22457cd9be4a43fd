import { invertedEffects } from '@codemirror/commands';
import { StateEffect, StateField, type ChangeDesc, type Extension, type StateEffectType } from '@codemirror/state';

/** What holds for places of the text. */
export interface Tracked<T> {
  readonly field: StateField<T>;
  /** Puts in another value, for the text after the transaction's changes. */
  readonly set: StateEffectType<T>;
  readonly extension: Extension;
}

/** Keeps a value whose places move with edits; undo of a change that set it brings the old one back. */
export function tracked<T>(nothing: T, moved: (value: T, changes: ChangeDesc) => T): Tracked<T> {
  const set = StateEffect.define<T>();
  const field = StateField.define<T>({
    create: () => nothing,
    update(value, { effects, docChanged, changes }) {
      const given = effects.find((effect) => effect.is(set));
      if (given) return given.value;
      return docChanged ? moved(value, changes) : value;
    },
  });
  const restored = invertedEffects.of(({ effects, docChanged, startState }) =>
    docChanged && effects.some((effect) => effect.is(set)) ? [set.of(startState.field(field))] : [],
  );
  return { field, set, extension: [field, restored] };
}
