/** A comment's first paragraph by itself: one that leads up to a code block ends with a full stop. */
export function tidySummary(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/:$/, '.');
}
