/** One embed that fills the page: its attributes are the address's parameters, or the fragment is a program or names one. */

import { msg } from '@lit/localize';
import { preferredLanguage } from '../i18n/preference.ts';
import { messageOf } from '../runner/problem.ts';
import { isShare } from '../share/is-share.ts';
import { SafeStorage } from '../storage/safe-storage.ts';
import './coroscope-playground.ts';
import type { CoroscopePlayground } from './coroscope-playground.ts';
import { chooseLanguage } from './embed-language.ts';

/** Those that make sense where nothing but the embed is in the page. */
const ATTRIBUTES = [
  'autorun',
  'editable',
  'example',
  'expected',
  'highlight',
  'instant',
  'language',
  'panes',
  'readonly',
  'speed',
  'src',
  'theme',
];

/** What lets a program run by itself. Nobody's link does that; a page that shows it in a frame of its own may want to. */
const RUNNING = ['autorun', 'instant'];

async function addShared(embed: CoroscopePlayground): Promise<void> {
  const { readShare } = await import('../share/share-link.ts');
  const { speed, panes, ...program } = await readShare(location.hash);
  embed.shared = program;
  // What the address says itself comes first.
  if (speed !== undefined && !embed.speed) embed.speed = speed === Infinity ? 'instant' : String(speed);
  if (panes && !embed.panes) embed.panes = panes.join(' ');
}

function addExample(embed: CoroscopePlayground): void {
  if (embed.hasAttribute('example') || embed.hasAttribute('src')) return;
  const id = location.hash.slice(1);
  if (id === '') {
    throw new Error(
      msg('There is no program in this address. It can name an example, as “?example=hello” does, or hold a program that was shared.'),
    );
  }
  embed.setAttribute('example', id);
}

function failure(error: unknown): HTMLElement {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.textContent = messageOf(error);
  return message;
}

async function show(): Promise<void> {
  const embed = document.createElement('coroscope-playground') as CoroscopePlayground;
  const parameters = new URLSearchParams(location.search);
  const isForeign = isShare(location.hash) || parameters.has('src');
  const waits = isForeign && window.parent === window;
  for (const name of ATTRIBUTES) {
    if (waits && RUNNING.includes(name)) continue;
    const value = parameters.get(name);
    if (value !== null && value !== 'false') embed.setAttribute(name, value);
  }
  const language = embed.getAttribute('language') ?? preferredLanguage(new SafeStorage(), navigator.languages);
  embed.setAttribute('language', language);
  document.documentElement.lang = language;
  try {
    await chooseLanguage();
    if (isShare(location.hash)) await addShared(embed);
    else addExample(embed);
    document.body.replaceChildren(embed);
  } catch (error) {
    document.body.replaceChildren(failure(error));
  }
}

window.addEventListener('hashchange', () => void show());
void show();
