import { siteUrl } from '../site/site.ts';
import { whenIdle } from './when-idle.ts';

/** A page that stays open asks for a newer version of the site when the reader comes back to it, at most as often. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

/** How long the kept version may take to give way to the newer one. */
const GIVES_WAY_MS = 3000;

/** The reader has asked for the newest version, which therefore need not be offered. */
let isTaken = false;

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
    if (isTaken) return;
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
  isTaken = true;
  isTaken = await takeNewest(container, registration).catch(() => false);
  return isTaken;
}

async function takeNewest(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): Promise<boolean> {
  // Loaded ahead: Chromium lets a version give way only some 30 s after the last file that it served.
  const { UpdateNotice } = await import('./update-notice.ts');
  await registration.update().catch(() => undefined);
  if (!registration.waiting && !registration.installing) return false;
  const notice = UpdateNotice.show();
  notice.loading = true;
  const newest = await installed(registration);
  if (!newest) {
    notice.remove();
    return false;
  }
  const changed = new Promise<boolean>((resolve) => {
    container.addEventListener('controllerchange', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), GIVES_WAY_MS);
  });
  newest.postMessage({ type: 'SKIP_WAITING' });
  // A page that comes from the server has the newer version kept again.
  if (!(await changed)) await registration.unregister().catch(() => false);
  location.reload();
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
