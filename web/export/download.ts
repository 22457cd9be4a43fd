/** What a reader can take home from a run, as files. */

export type ExportKind = 'json' | 'svg' | 'png' | 'txt';

const MEDIA_TYPES: Record<ExportKind, string> = {
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain;charset=utf-8',
};

/** `coroscope-say_after_gather.json`; without an example's id `coroscope-program.json`. */
export function exportFileName(example: string | undefined, kind: ExportKind): string {
  const name = (example ?? '').replace(/[^\w-]+/g, '_').replace(/^_+|_+$/g, '');
  return `coroscope-${name || 'program'}.${kind}`;
}

/** Lets the browser save it. */
export function saveFile(name: string, content: string | Blob, kind: ExportKind): void {
  saveBlob(name, typeof content === 'string' ? new Blob([content], { type: MEDIA_TYPES[kind] }) : content);
}

/** As a link to a file would. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  // Firefox follows only links that are in the page.
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has begun by then, but not yet when `click` returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
