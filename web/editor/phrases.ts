import { EditorState, type Extension } from '@codemirror/state';
import { msg } from '@lit/localize';

/** CodeMirror's own words, in the language of the page. */
export function phrases(): Extension {
  return EditorState.phrases.of({
    // The search.
    Find: msg('Find'),
    Replace: msg('Replace'),
    next: msg('next'),
    previous: msg('previous'),
    all: msg('all'),
    'match case': msg('match case'),
    regexp: msg('regexp'),
    'by word': msg('by word'),
    replace: msg('replace'),
    'replace all': msg('replace all'),
    close: msg('close'),
    'current match': msg('current match'),
    'on line': msg('on line'),
    'replaced $ matches': msg('replaced $ matches'),
    'replaced match on line $': msg('replaced match on line $'),
    'Go to line': msg('Go to line'),
    go: msg('go'),
    // The rest.
    Completions: msg('Completions'),
    'Control character': msg('Control character'),
    'Selection deleted': msg('Selection deleted'),
  });
}
