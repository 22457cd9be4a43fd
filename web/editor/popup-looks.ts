import { EditorView } from '@codemirror/view';

const popup = {
  border: '1px solid var(--border)',
  borderRadius: 'var(--radius-small)',
  backgroundColor: 'var(--surface)',
  color: 'var(--text)',
  boxShadow: 'var(--shadow-dialog)',
};

/** The list of proposals and the notes on names. */
export const popupLooks = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete': {
    ...popup,
    padding: '2px',
    '& > ul': {
      minWidth: 'min(calc(16 * var(--rem)), 80vw)',
      maxWidth: 'min(calc(34 * var(--rem)), calc(100vw - 2 * var(--space-3)))',
      maxHeight: '15em',
      fontFamily: 'var(--font-code)',
      fontSize: 'var(--text-code)',
    },
    '& > ul > li': {
      display: 'flex',
      alignItems: 'baseline',
      gap: 'var(--space-4)',
      padding: '3px var(--space-2)',
      borderRadius: '4px',
      lineHeight: '1.5',
    },
    '& > ul > li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--text)' },
  },
  '.cm-completionLabel': { flex: 'none' },
  '.cm-completionMatchedText': { color: 'var(--accent)', fontWeight: '700', textDecoration: 'none' },
  '.cm-completionDetail': {
    overflow: 'hidden',
    flex: '1',
    margin: '0',
    color: 'var(--text-muted)',
    fontSize: '0.92em',
    fontStyle: 'normal',
    textAlign: 'right',
    textOverflow: 'ellipsis',
  },
  '.cm-completionInfo': { ...popup, boxSizing: 'border-box', width: 'calc(24 * var(--rem))', maxWidth: 'min(calc(24 * var(--rem)), 90vw)', padding: '0' },
  '.cm-completionInfo.cm-completionInfo-right, .cm-completionInfo.cm-completionInfo-left': { margin: '0 4px' },
  '.cm-tooltip:has(> .reference-tooltip), .cm-tooltip.reference-tooltip': {
    ...popup,
    maxWidth: 'min(calc(36 * var(--rem)), calc(100vw - 2 * var(--space-3)))',
  },
  '.cm-tooltip-section:not(:first-child):has(.reference-note)': { borderTop: '1px solid var(--border)' },
  '.reference-note': { whiteSpace: 'normal', padding: 'var(--space-2) var(--space-3)', font: 'var(--text-small)/1.45 var(--font-ui)' },
  '.reference-note pre': {
    margin: '0',
    color: 'var(--text)',
    font: '600 var(--text-code)/1.5 var(--font-code)',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '.reference-note p': { margin: 'var(--space-1) 0 0', whiteSpace: 'normal', overflowWrap: 'break-word' },
  '.reference-note .more': { color: 'var(--text-muted)', fontSize: 'var(--text-tiny)' },
  '.reference-note code': { fontFamily: 'var(--font-code)', fontSize: '0.95em', color: 'var(--code-type)' },
});
