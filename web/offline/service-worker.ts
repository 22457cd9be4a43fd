import { siteUrl } from '../site/site.ts';
import { whenIdle } from './when-idle.ts';

/** Private windows have none, or one that throws; the page then works as long as the network does. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  // The development server has no built files that could be kept.
  return import.meta.env.PROD ? navigator.serviceWorker : undefined;
}

/** Has the site kept for visits without a network, once the page is loaded. */
export function keepForOffline(): void {
  const container = serviceWorkers();
  if (!container) return;
  whenIdle(() => {
    container.register(siteUrl('sw.js'), { updateViaCache: 'none' }).catch(() => undefined);
  });
}

/**
 * Reloads the page in its newest version, which an ordinary reload does not: the one that is kept
 * serves it as long as a page of it is open. For when a file of this version is gone from the
 * server. Resolves to false when there is none newer.
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
