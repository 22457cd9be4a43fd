import { msg } from '@lit/localize';
import type { ShareDialog } from '../share/share-dialog.ts';
import type { ChoiceDialog } from './choice-dialog.ts';
import type { Playground } from './playground.ts';

/** Gives the reader what is in the editor to take elsewhere. The dialog for it is loaded when it is first wanted. */
export async function shareProgram(playground: Playground, share: ShareDialog, choice: ChoiceDialog): Promise<void> {
  try {
    await import('../share/share-dialog.ts');
  } catch {
    await choice.tell(
      msg('Nothing can be shared now'),
      msg('A part of this page could not be loaded. Try again when the site can be reached.'),
    );
    return;
  }
  const { selected, linked, examples, session } = playground;
  const { source, ranSource, recording, player } = session;
  const exampleId = selected?.id ?? linked?.example;
  await share.show({
    source,
    title: linked?.title,
    example: examples.find(({ id }) => id === exampleId),
    speed: player.speed,
    recording: source === ranSource ? recording : undefined,
  });
}
