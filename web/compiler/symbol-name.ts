/** Template arguments that nobody writes, since they are given by default. */
const DEFAULT_ARGUMENT = /, std::(?:allocator|char_traits|less|hash|equal_to|default_delete)</;

/** A demangled name as its author would write it: `send(const std::string&)`. */
export function readableName(demangled: string): string {
  let name = demangled.replaceAll('std::__2::', 'std::');
  for (let found = DEFAULT_ARGUMENT.exec(name); found; found = DEFAULT_ARGUMENT.exec(name)) {
    name = name.slice(0, found.index) + name.slice(closing(name, found.index + found[0].length) + 1);
  }
  name = name.replace(/std::basic_(string|string_view)<char>/g, 'std::$1');
  return withoutResult(constInFront(name));
}

/** The place of the `>` that belongs to a `<` just before `start`. */
function closing(name: string, start: number): number {
  let depth = 1;
  for (let at = start; at < name.length; at++) {
    if (name[at] === '<') depth++;
    else if (name[at] === '>' && --depth === 0) return at;
  }
  return name.length;
}

/** `T const&` is `const T&`. */
function constInFront(name: string): string {
  return name.replace(/((?:\w|::)+(?:<[^<>()]*>)?) const([&*])/g, 'const $1$2');
}

/** An instance of a template is told with its result: `int convert<int>(int)`. */
function withoutResult(name: string): string {
  const parameters = /^[^()]*>\(/.exec(name)?.[0].length;
  if (parameters === undefined || name.includes('operator')) return name;
  let depth = 0;
  for (let at = parameters - 1; at > 0; at--) {
    if (name[at] === '>') depth++;
    else if (name[at] === '<') depth--;
    else if (name[at] === ' ' && depth === 0) return name.slice(at + 1);
  }
  return name;
}
