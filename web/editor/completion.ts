import {
  acceptCompletion,
  autocompletion,
  type Completion as Option,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { EditorSelection, Prec, type Extension } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import type { Completion } from '../compiler/completion.ts';
import type { Reference } from '../reference/reference.ts';
import { isOutsideCode } from './code-place.ts';
import { popupLooks } from './popup-looks.ts';
import { referenceNote } from './reference-note.ts';

/** Asks the compiler what could stand at `offset`; undefined when it cannot say. */
export type AskCompletions = (
  source: string,
  offset: number,
  signal: AbortSignal,
) => Promise<readonly Completion[] | undefined>;

/** As many letters of a name are typed before anything is proposed unasked. */
const LETTERS = 2;

/** How far a proposal goes up: what belongs here most comes first, the C library last. */
const BOOSTS = { runtime: 30, own: 20, keyword: 5, library: 0 } as const;

/**
 * Proposals of what could be written: after `.`, `->` and `::`, while a name is typed, and on
 * Ctrl-Space. Enter and Tab take one, Escape closes the list.
 */
export function completion(ask: AskCompletions, reference: Reference): Extension {
  return [
    autocompletion({
      override: [(context) => propose(context, ask, reference)],
      icons: false,
    }),
    Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
    popupLooks,
  ];
}

async function propose(
  context: CompletionContext,
  ask: AskCompletions,
  reference: Reference,
): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context;
  if (isOutsideCode(state, pos, -1)) return null;
  const word = context.matchBefore(/[A-Za-z_]\w*/);
  const from = word?.from ?? pos;
  const member = state.sliceDoc(Math.max(0, from - 2), from);
  const unasked = /\.$|->$|::$/.test(member) || pos - from >= LETTERS;
  if (!unasked && !explicit) return null;

  const asking = new AbortController();
  context.addEventListener('abort', () => asking.abort());
  const source = state.doc.toString();
  // At the beginning of the name: as it grows, the same proposals are sifted.
  const found = await ask(source, from, asking.signal);
  if (!found || context.aborted) return null;
  const own = namesOf(source.slice(0, from) + source.slice(pos));
  return { from, options: found.map((one) => optionOf(one, own, reference)), validFor: /^\w*$/ };
}

function namesOf(source: string): ReadonlySet<string> {
  return new Set(source.match(/[A-Za-z_]\w*/g));
}

function optionOf(completion: Completion, own: ReadonlySet<string>, reference: Reference): Option {
  const { name, kind, signature, type, summary } = completion;
  const entry = reference.described(name, summary);
  const origin = entry ? 'runtime' : kind === 'keyword' ? 'keyword' : own.has(name) ? 'own' : 'library';
  return {
    label: name,
    type: kind,
    detail: type,
    boost: BOOSTS[origin],
    info:
      kind === 'keyword' || (kind === 'namespace' && !summary)
        ? undefined
        : () => referenceNote(entry ?? { signatures: [withType(signature, type)], description: summary }),
    apply: kind === 'function' || kind === 'method' ? insertCall(name, signature === `${name}()`) : name,
  };
}

function withType(signature: string, type: string): string {
  return type === '' ? signature : `${type} ${signature}`;
}

/** Writes a call, with the cursor where its arguments go, unless its parentheses are there already. */
function insertCall(name: string, takesNothing: boolean) {
  return (view: EditorView, _: Option, from: number, to: number) => {
    const hasParentheses = /^[ \t]*[(<]/.test(view.state.sliceDoc(to, to + 8));
    const insert = hasParentheses ? name : `${name}()`;
    const cursor = from + (hasParentheses ? name.length : takesNothing ? name.length + 2 : name.length + 1);
    view.dispatch({
      changes: { from, to, insert },
      selection: EditorSelection.cursor(cursor),
      userEvent: 'input.complete',
      scrollIntoView: true,
    });
  };
}
