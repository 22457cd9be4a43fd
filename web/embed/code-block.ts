/** Code blocks of a page, as authors write them and as generators of static pages make them. */

const CPP = /(^|[\s-])(cpp|c\+\+|cxx|cc)(\s|$)/i;

/** Without the indentation that all its lines have, and without the blanks around. */
export function plainBlock(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replace(/^(?:[ \t]*\n)+/, '').trimEnd().split('\n');
  const written = lines.filter((line) => line.trim() !== '');
  const indents = written.map((line) => /^[ \t]*/.exec(line)![0]);
  const common = indents.reduce((shared, indent) => sharedStart(shared, indent), indents[0] ?? '');
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(common.length).trimEnd())).join('\n');
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}

/** The source in an element's content; a program ends its last line. */
function sourceIn(block: Element): string {
  const code = block.querySelector('code') ?? block;
  return `${plainBlock(code.textContent ?? '')}\n`;
}

/** The program that stands in an element. */
export function sourceInside(element: Element): string | undefined {
  const block = element.querySelector('pre:not(.expected)') ?? element.querySelector('code');
  return block ? sourceIn(block) : undefined;
}

/** The output that an element tells its program to have. */
export function expectedInside(element: Element): string | undefined {
  const block = element.querySelector('pre.expected');
  return block ? plainBlock(block.textContent ?? '') : undefined;
}

/** The block of C++ right before an element; generators put it into boxes of their own. */
export function blockBefore(element: Element): HTMLElement | undefined {
  const before = element.previousElementSibling;
  if (!(before instanceof HTMLElement)) return undefined;
  const blocks = before.matches('pre') ? [before] : [...before.querySelectorAll('pre')];
  const [block] = blocks;
  if (!block || blocks.length > 1) return undefined;
  const classes = [before, block, block.querySelector('code')].map((part) => part?.className ?? '');
  return classes.some((name) => CPP.test(name)) ? before : undefined;
}

export function sourceOfBlock(block: Element): string {
  return sourceIn(block.querySelector('pre') ?? block);
}
