/** Brings the page's own entry in the list of pages into view. */
export function showCurrentPage(): void {
  const pages = document.querySelector<HTMLElement>('#pages')!;
  const current = pages.querySelector<HTMLElement>('[aria-current]');
  if (current) pages.scrollTop = current.offsetTop - pages.clientHeight / 2;
}
