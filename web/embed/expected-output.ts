/** Whether a program printed what it was to print; blanks at the ends of lines and of all do not count. */
export function matchesExpected(output: string, expected: string): boolean {
  return withoutTrailing(output) === withoutTrailing(expected);
}

function withoutTrailing(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, '').trimEnd();
}
