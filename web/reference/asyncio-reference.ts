import { entries } from 'virtual:asyncio-reference';
import { Reference } from './reference.ts';

/** Of the runtime that the site was built with. */
export const asyncioReference = new Reference(entries);
