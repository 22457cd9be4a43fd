/** clang's text output, cut into messages as it printed them. */

/** Counted from 1; the column in bytes. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export interface FilePlace extends TextPlace {
  readonly file: string;
}

/** The end is not included. */
export interface TextSpan {
  readonly from: TextPlace;
  readonly to: TextPlace;
}

export interface TextEdit extends TextSpan {
  readonly file: string;
  readonly text: string;
}

export interface ClangMessage {
  readonly severity: 'error' | 'warning' | 'note';
  readonly text: string;
  /** The warning's option without `-W`. */
  readonly option: string | undefined;
  /** None where it is not about a place. */
  readonly place: FilePlace | undefined;
  /** What clang underlines, in the file of `place`. */
  readonly spans: readonly TextSpan[];
  readonly edits: readonly TextEdit[];
  /** By which line of which file the file of `place` came in, the outermost first. */
  readonly includedFrom: readonly FilePlace[];
}

const PLACE = String.raw`(?<file>.+?):(?<line>\d+):(?<column>\d+):(?:(?<spans>(?:\{[\d:-]+\})+):)? `;
const MESSAGE = new RegExp(`^(?:${PLACE})?(?<severity>fatal error|error|warning|note): (?<text>.*)$`);
const INCLUDED = /^In file included from (?<file>.+):(?<line>\d+):$/;
const FIX = /^fix-it:"(?<file>(?:[^"\\]|\\.)*)":(?<span>\{[\d:-]+\}):"(?<text>(?:[^"\\]|\\.)*)"$/;
const SNIPPET = /^ *\d* \|/;
const SUMMARY = /^\d+ (?:warning|error)s?(?: and \d+ errors?)? generated\.$/;
const OPTION = / \[(?:-Werror,)?-W(?<option>[^\]]+)\]$/;
/** Says nothing of the program: how many errors there were is not known then anyway. */
const TOO_MANY = 'too many errors emitted, stopping now';

type Changeable<T> = { -readonly [Key in keyof T]: T[Key] };

export function clangMessages(output: string): ClangMessage[] {
  const messages: Changeable<ClangMessage>[] = [];
  let includedFrom: FilePlace[] = [];
  let last: Changeable<ClangMessage> | undefined;
  /** A message goes on in the next line, where its own text has a line break, until anything else comes. */
  let open = false;
  for (const row of output.split(/\r?\n/)) {
    const included = INCLUDED.exec(row)?.groups;
    const message = MESSAGE.exec(row)?.groups;
    const fix = FIX.exec(row)?.groups;
    if (included) {
      includedFrom.push({ file: included['file'] ?? '', line: Number(included['line']), column: 1 });
      open = false;
    } else if (message) {
      last = parsedMessage(message, includedFrom);
      includedFrom = [];
      open = !last.text.startsWith(TOO_MANY);
      if (open) messages.push(last);
    } else if (fix && last) {
      const [span] = parsedSpans(fix['span']);
      if (span) last.edits = [...last.edits, { ...span, file: unescaped(fix['file']), text: unescaped(fix['text']) }];
      open = false;
    } else if (SNIPPET.test(row) || SUMMARY.test(row) || row === '') {
      open = false;
    } else if (open && last) {
      Object.assign(last, textAndOption(`${last.text}\n${row}`));
    }
  }
  return messages;
}

type Groups = Readonly<Record<string, string | undefined>>;

function parsedMessage(groups: Groups, includedFrom: readonly FilePlace[]): Changeable<ClangMessage> {
  const { file, line, column, spans, severity, text = '' } = groups;
  return {
    severity: severity === 'warning' || severity === 'note' ? severity : 'error',
    ...textAndOption(text),
    place: file === undefined ? undefined : { file, line: Number(line), column: Number(column) },
    spans: parsedSpans(spans),
    edits: [],
    includedFrom,
  };
}

function textAndOption(text: string): Pick<ClangMessage, 'text' | 'option'> {
  return { text: text.replace(OPTION, ''), option: OPTION.exec(text)?.groups?.['option'] };
}

function parsedSpans(spans = ''): TextSpan[] {
  return [...spans.matchAll(/\{(\d+):(\d+)-(\d+):(\d+)\}/g)].map(([, ...numbers]) => {
    const [fromLine = 1, fromColumn = 1, toLine = 1, toColumn = 1] = numbers.map(Number);
    return { from: { line: fromLine, column: fromColumn }, to: { line: toLine, column: toColumn } };
  });
}

/** Bytes beyond ASCII come as `\303\274`, and so do control characters. */
function unescaped(text = ''): string {
  const bytes: number[] = [];
  for (const [token, octal, sign] of text.matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(...new TextEncoder().encode(sign === undefined ? token : (ESCAPES[sign] ?? sign)));
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
