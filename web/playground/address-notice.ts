/** What is to be said of the address that the page was opened with. */

import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { sentences } from '../i18n/sentences.ts';
import { shareFailureText } from '../share/share-error.ts';
import { linkIcon, warningIcon } from '../styles/icons.ts';
import type { Playground } from './playground.ts';

/** Of a link: that it could not be opened, or where the program comes from that it brought. */
export function linkNotice(playground: Playground) {
  const { badLink, linked, unread } = playground;
  if (badLink) {
    const text = sentences([badLinkText(badLink), insteadText(playground)]);
    return html`<p class="link-notice bad" role="alert">${warningIcon} <span>${text}</span></p>`;
  }
  if (!linked || !unread) return nothing;
  const text = msg('This program came with the link. Read it before you run it.');
  return html`<p class="link-notice">${linkIcon} <span>${text}</span></p>`;
}

function badLinkText(badLink: NonNullable<Playground['badLink']>): string {
  return badLink === 'unreachable'
    ? msg('The link could not be opened: a part of this page could not be loaded. Reload the page when you are online.')
    : shareFailureText(badLink);
}

/** What is shown in the place of what the address asked for. */
function insteadText({ title, session }: Pick<Playground, 'title' | 'session'>): string {
  return session.edited ? msg(str`This is “${title}”, with your edits.`) : msg(str`This is “${title}”.`);
}

/** Why another example is shown than the address asked for. */
export function unknownExampleText({ unknownId, title }: Playground): string | undefined {
  return unknownId === undefined ? undefined : msg(str`There is no example “${unknownId}”: this is “${title}”.`);
}
