/** Whether an address's fragment, with or without its `#`, is meant to hold a program. */
export function isShare(fragment: string): boolean {
  return /^#?p=/.test(fragment);
}
