import type { CoroscopePane } from './coroscope.d.ts';

const LOADERS: Record<CoroscopePane, () => Promise<unknown>> = {
  editor: () => import('../editor/source-editor.ts'),
  terminal: () => import('../terminal/program-terminal.ts'),
  timeline: () => import('../insight/run-insight.ts'),
};

/** Loads what these panes need, each once in a page. */
export async function loadPanes(panes: ReadonlySet<CoroscopePane>): Promise<void> {
  await Promise.all([...panes].map((pane) => LOADERS[pane]()));
}
