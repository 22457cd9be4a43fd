import { existsSync } from 'node:fs';
import { launch, type Browser } from 'puppeteer-core';

export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** Where Debian's packages put them; `CHROMIUM` and `FIREFOX` name others. */
const EXECUTABLES: Record<BrowserName, readonly (string | undefined)[]> = {
  chromium: [process.env['CHROMIUM'], '/usr/bin/chromium'],
  firefox: [process.env['FIREFOX'], '/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

/** A sandbox needs privileges that root in a container lacks; the rest keeps Chromium off the network. */
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface BrowserChoices {
  /** As a reader has chosen it for the whole system. */
  readonly reducedMotion?: boolean;
  /** That the reader has set; else it is English. */
  readonly language?: string;
}

export function launchBrowser(name: BrowserName, { reducedMotion = false, language = 'en-US' }: BrowserChoices = {}): Promise<Browser> {
  const executablePath = EXECUTABLES[name].find((path) => path !== undefined && existsSync(path));
  if (!executablePath) throw new Error(`${name} is not installed; npm run doctor tells how to get it`);
  const chromiumArguments = [...CHROMIUM_ARGUMENTS, `--accept-lang=${language}`];
  if (reducedMotion) chromiumArguments.push('--force-prefers-reduced-motion');
  return launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    headless: true,
    args: name === 'chromium' ? chromiumArguments : [],
    extraPrefsFirefox: { 'ui.prefersReducedMotion': reducedMotion ? 1 : 0, 'intl.accept_languages': language },
  });
}
