/** What browsers that can install a site as an app hand its page (Web Application Manifest, `beforeinstallprompt`). */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

let offered: BeforeInstallPromptEvent | undefined;
const listeners = new Set<() => void>();

function set(event: BeforeInstallPromptEvent | undefined): void {
  offered = event;
  for (const listener of listeners) listener();
}

addEventListener('beforeinstallprompt', (event) => {
  // The page offers it in its own place.
  event.preventDefault();
  set(event as BeforeInstallPromptEvent);
});
addEventListener('appinstalled', () => set(undefined));

/** Whether the browser would install the site now. */
export function canInstall(): boolean {
  return offered !== undefined;
}

/** Lets the browser ask the reader. An offer can be taken up once. */
export async function install(): Promise<void> {
  const event = offered;
  set(undefined);
  await event?.prompt();
}

/** Calls `listener` when `canInstall` changes, until the returned function is called. */
export function onInstallChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
