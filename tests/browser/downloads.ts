import type { Page } from 'puppeteer-core';

export interface Download {
  readonly name: string;
  readonly type: string;
  /** As UTF-8, whatever it is. */
  readonly text: string;
}

interface KeptDownload {
  readonly name: string;
  readonly blob: Blob;
}

declare global {
  interface Window {
    keptDownloads?: KeptDownload[];
  }
}

/** In the page, before its own scripts: what it lets the browser save is kept instead. */
export function keepDownloads(): void {
  const kept: KeptDownload[] = (window.keptDownloads = []);
  const blobs = new Map<string, Blob>();
  const createUrl = URL.createObjectURL;
  URL.createObjectURL = (object) => {
    const url = createUrl.call(URL, object);
    if (object instanceof Blob) blobs.set(url, object);
    return url;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.href);
    if (blob && this.download) kept.push({ name: this.download, blob });
    else click.call(this);
  };
}

export function downloads(page: Page): Promise<Download[]> {
  return page.evaluate(() =>
    Promise.all(
      (window.keptDownloads ?? []).map(async ({ name, blob }) => ({ name, type: blob.type, text: await blob.text() })),
    ),
  );
}
