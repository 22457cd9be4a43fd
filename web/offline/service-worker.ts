import { siteUrl } from '../site/site.ts';
import { whenIdle } from './when-idle.ts';

/** A page that stays open asks for a newer version of the site when the reader comes back to it, at most as often. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

/** Private windows have none, or one that throws; the page then works as long as the network does. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  // The development server has no built files that could be kept.
  return import.meta.env.PROD ? navigator.serviceWorker : undefined;
}

/** Has the site kept for visits without a network, once the page is loaded, and offers newer versions of it. */
export function keepForOffline(): void {
  const container = serviceWorkers();
  if (!container) return;
  whenIdle(async () => {
    const options = { updateViaCache: 'none' } as const;
    const registration = await container.register(siteUrl('sw.js'), options).catch(() => undefined);
    if (registration) offerUpdates(container, registration);
  });
}

function offerUpdates(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): void {
  // The first version that takes a page over is the one that the page is of.
  let controlled = container.controller !== null;
  const offer = async () => {
    const { UpdateNotice } = await import('./update-notice.ts');
    UpdateNotice.show();
  };
  const offerInstalled = async () => {
    if (container.controller && (await installed(registration))) await offer();
  };
  container.addEventListener('controllerchange', () => {
    if (controlled) void offer();
    controlled = true;
  });
  registration.addEventListener('updatefound', () => void offerInstalled());
  void offerInstalled();

  let lookedAt = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = performance.now();
    registration.update().catch(() => undefined);
  });
}

/**
 * Reloads the page in its newest version, which an ordinary reload does not: the one that is kept
 * serves it as long as a page of it is open. For when the reader asks for it, or a file of this
 * version is gone from the server. Resolves to false when there is none newer.
 */
export async function reloadNewest(): Promise<boolean> {
  const container = serviceWorkers();
  // Without one, the page itself came from the server.
  if (!container?.controller) return false;
  const registration = await container.getRegistration().catch(() => undefined);
  if (!registration) return false;
  await registration.update().catch(() => undefined);
  const newest = await installed(registration);
  if (!newest) return false;
  container.addEventListener('controllerchange', () => location.reload(), { once: true });
  newest.postMessage({ type: 'SKIP_WAITING' });
  return true;
}

/** The version that waits for its turn, when it has all its files. */
function installed({ waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker | undefined> {
  if (waiting || !installing) return Promise.resolve(waiting ?? undefined);
  return new Promise((resolve) => {
    installing.addEventListener('statechange', () => {
      if (installing.state === 'installed') resolve(installing);
      else if (installing.state === 'redundant') resolve(undefined);
    });
  });
}
