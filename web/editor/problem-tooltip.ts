import { msg } from '@lit/localize';
import { html, nothing, render } from 'lit';
import { adviceFor } from '../compiler/advice.ts';
import type { Diagnostic } from '../compiler/diagnostic.ts';
import './problem-notes.ts';
import { fixButton } from './problem-notes.ts';

/** A diagnostic as it stands beside its place: all of it, to read and to act upon. */
export function problemTooltip(diagnostic: Diagnostic): HTMLElement {
  const element = document.createElement('div');
  element.className = 'problem';
  const { severity, message, notes, fix } = diagnostic;
  const advice = adviceFor(diagnostic);
  const content = html`
    <p>
      <strong class=${severity}>${severity === 'error' ? msg('Error') : msg('Warning')}</strong>
      <span class="message">${message}</span>
    </p>
    ${advice === undefined ? nothing : html`<p class="advice">${advice}</p>`}
    ${fix.length > 0 ? html`<p>${fixButton(fix)}</p>` : nothing}
    ${notes.length > 0 ? html`<problem-notes .diagnostic=${diagnostic}></problem-notes>` : nothing}
  `;
  render(content, element);
  return element;
}
