import type { TestProject } from 'vitest/node';
import { serveSite } from './site-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
  }
}

/** One build and one server for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const site = await serveSite();
  project.provide('siteUrl', site.url);
  return () => site.close();
}
