import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

const TEXT_NODES = /Comment|String|CharLiteral|Number|SystemLib/;

/** Whether a place is in a comment, a text, a number or an #include's file name: not code with names. */
export function isOutsideCode(state: EditorState, position: number, side: -1 | 1): boolean {
  const { topNode } = syntaxTree(state);
  let node: typeof topNode | null = topNode.resolveInner(position, side);
  for (; node; node = node.parent) if (TEXT_NODES.test(node.name)) return true;
  return false;
}
