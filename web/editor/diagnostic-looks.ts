import { EditorView } from '@codemirror/view';
import { NARROW } from './narrow.ts';

/** A sign of the gutter, drawn by its letter: images from elsewhere than files are not allowed here. */
const sign = { content: 'none', display: 'grid', placeContent: 'center', width: '15px', height: '15px' };
const letter = { color: 'var(--surface)', font: '700 11px/1 var(--font-ui)' };

/** Errors are wavy lines and round signs, warnings dashed lines and triangles. */
export const diagnosticLooks = EditorView.theme({
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': {
    backgroundColor: 'color-mix(in srgb, var(--bad) 9%, transparent)',
    textDecoration: 'underline wavy 1px var(--bad)',
    textDecorationSkipInk: 'none',
  },
  '.cm-lintRange-warning': {
    textDecoration: 'underline dashed 2px var(--warning)',
    textDecorationSkipInk: 'none',
  },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--bad)' },
  '.cm-lintPoint-warning:after': { borderBottomColor: 'var(--warning)' },
  // The signs take the room that is left of the numbers of other editors.
  '.cm-gutter-lint': { width: '19px' },
  '.cm-gutter-lint .cm-gutterElement': { display: 'grid', justifyContent: 'end', alignItems: 'start', padding: '0' },
  '.cm-lint-marker': { ...sign, marginTop: 'calc((1.6em - 15px) / 2)' },
  '.cm-lint-marker-error': { content: 'none', borderRadius: '50%', backgroundColor: 'var(--bad)' },
  '.cm-lint-marker-error::before': { ...letter, content: '"×"' },
  '.cm-lint-marker-warning': {
    content: 'none',
    alignContent: 'end',
    backgroundColor: 'var(--warning)',
    clipPath: 'polygon(50% 0, 100% 100%, 0 100%)',
  },
  '.cm-lint-marker-warning::before': { ...letter, content: '"!"', fontSize: '10px' },
  '.cm-tooltip:has(> .cm-tooltip-lint), .cm-tooltip.cm-tooltip-lint': {
    maxWidth: 'min(calc(40 * var(--rem)), calc(100vw - 2 * var(--space-3)))',
    maxHeight: '45vh',
    overflow: 'auto',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    boxShadow: 'var(--shadow-dialog)',
    font: 'var(--text-small)/1.45 var(--font-ui)',
  },
  '.cm-diagnostic': { margin: '0', padding: 'var(--space-2) var(--space-3)', border: 'none' },
  '.cm-diagnostic + .cm-diagnostic': { borderTop: '1px solid var(--border)' },
  '.problem': { display: 'grid', gap: 'var(--space-1)', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  '.problem p': { margin: '0' },
  '.problem .message': { whiteSpace: 'pre-line' },
  '.problem .error': { color: 'var(--bad)' },
  '.problem .warning': { color: 'var(--warning)' },
  '.problem .advice': {
    padding: 'var(--space-1) var(--space-2)',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'var(--accent-soft)',
  },
  // The ring of the focus lies over the first pixels.
  [NARROW]: { '.cm-gutter-lint': { width: '17px' } },
});
