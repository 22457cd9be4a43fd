/**
 * A declaration as a reader of Python likes it: without attributes, constraints and `noexcept`; a
 * parameter of any type is its name alone, and a type that is computed is `…`.
 */
export function readableSignature(head: string): string {
  const { parameters, rest } = templateOf(head.replace(/\s+/g, ' '));
  const declaration = withoutConstraint(rest)
    .replace(/\[\[.*?\]\]\s*/g, '')
    .replace(/\brequires\b.*$/, '')
    .replace(/\b(?:inline|explicit|friend|virtual|constexpr|static)\b\s*/g, '');
  const type = /^(?:class|struct|enum class|enum) (\w+)/.exec(declaration);
  if (type) return parameters.length > 0 ? `${type[0]}<${parameters.join(', ')}>` : type[0];
  const open = declaration.indexOf('(');
  if (open < 0) return declaration.replace(/\s*=.*$/, '').trim();
  const close = closingParenthesis(declaration, open);
  const list = splitList(declaration.slice(open + 1, close))
    .filter((parameter) => !parameter.startsWith(PLACE_OF_CALL))
    .map((parameter) => readableParameter(parameter, parameters));
  return `${withoutComputedTypes(declaration.slice(0, open))}(${list.join(', ')})`;
}

/** Never given by hand: the compiler fills in where the call stands. */
const PLACE_OF_CALL = 'std::source_location ';

/** `Coro<…>` for `Coro<std::invoke_result_t<F&>>`. */
function withoutComputedTypes(text: string): string {
  const start = /\bstd::\w+_t</.exec(text);
  if (!start) return text;
  let depth = 1;
  let end = start.index + start[0].length;
  for (; depth > 0 && end < text.length; end++) {
    if (text[end] === '<') depth++;
    else if (text[end] === '>') depth--;
  }
  return withoutComputedTypes(`${text.slice(0, start.index)}…${text.slice(end)}`);
}

/** Takes off a `requires` clause that a declaration begins with. */
export function withoutConstraint(declaration: string): string {
  return declaration
    .replace(/^requires\s+requires\s*\([^()]*\)\s*\{[^{}]*\}\s*/, '')
    .replace(/^requires\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*/, '');
}

function readableParameter(parameter: string, typeParameters: readonly string[]): string {
  const { type, name } = /^(?<type>.*?[\s&*>]+|\S*::.*[\s&*>])(?<name>\w+(?: = .*)?)$/.exec(parameter)?.groups ?? {};
  if (type === undefined || name === undefined) return parameter;
  const plain = type.replace(/\bconst\b|[&\s]/g, '');
  const anyType = typeParameters.includes(plain) || /\bauto\b/.test(type);
  if (typeParameters.includes(plain.replace('...', '')) && plain.endsWith('...')) return `${name}...`;
  return anyType || type.includes('detail::') ? name : parameter;
}

/** Takes `template <…>` off, and any constraint that follows it at once. */
function templateOf(head: string): { parameters: string[]; rest: string } {
  const start = /^template\s*</.exec(head)?.[0];
  if (start === undefined) return { parameters: [], rest: head };
  let depth = 1;
  let index = start.length;
  for (; depth > 0; index++) {
    if (head[index] === '<') depth++;
    else if (head[index] === '>') depth--;
  }
  const names = splitList(head.slice(start.length, index - 1)).map((one) => /(\w+)\s*(?:=.*)?$/.exec(one)?.[1] ?? one);
  return { parameters: names, rest: head.slice(index).trim() };
}

function closingParenthesis(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === '(') depth++;
    else if (text[index] === ')' && --depth === 0) return index;
  }
  return text.length;
}

/** At the commas outside of any brackets. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if ('<({'.includes(char)) depth++;
    if ('>)}'.includes(char)) depth--;
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else {
      part += char;
    }
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}
