/** A contract comment, taken apart. All texts are Markdown. */
export interface Contract {
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly returns: string;
  readonly throws: string;
  /** Pages of Python's documentation, and PEPs. */
  readonly sources: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly text: string;
}

const TAG = /(?:^|(?<=\s))@(param|tparam|returns|throws)\s+/;
/** To the end of its line, or of the next one after an `and`. */
const SEE_PYTHON = /(?:^|(?<=\. ))See (?=[^\n]*(?:https:|PEP \d))[^\n]*(?:(?<=\band)\n[^\n]*)?\n?/gm;
const PYTHON_ADDRESS = /https:\/\/(?:docs\.python\.org|peps\.python\.org)[^\s),]*[^\s),.:;]/g;

/** Splits a comment at its tags: each goes on to the next one, to an empty line or to a `See`. */
export function parseContract(comment: string): Contract {
  const sources = new Set<string>();
  const text = comment.replace(SEE_PYTHON, (sentence) => {
    for (const [, number] of sentence.matchAll(/PEP (\d+)/g)) sources.add(`https://peps.python.org/pep-${number!.padStart(4, '0')}/`);
    for (const [address] of sentence.matchAll(PYTHON_ADDRESS)) sources.add(address);
    return '\n';
  });
  const description: string[] = [];
  const parameters: Parameter[] = [];
  const returns: string[] = [];
  const throws: string[] = [];
  for (const block of text.split(/\n[ \t]*\n/)) {
    const [before = '', ...tagged] = block.split(TAG);
    if (before.trim() !== '') description.push(before.trimEnd());
    for (let index = 0; index < tagged.length; index += 2) {
      const value = tagged[index + 1]!.trim();
      if (tagged[index] === 'returns') returns.push(value);
      else if (tagged[index] === 'throws') throws.push(value);
      else parameters.push(namedPart(value));
    }
  }
  return {
    description: description.join('\n\n'),
    parameters,
    returns: returns.join('\n\n'),
    throws: throws.join('\n\n'),
    sources: [...sources],
  };
}

function namedPart(text: string): Parameter {
  const [name = '', ...rest] = text.split(/\s+/);
  return { name, text: rest.join(' ') };
}
