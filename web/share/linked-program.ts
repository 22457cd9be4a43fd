import { checksum } from './checksum.ts';
import { readShare } from './share-link.ts';
import type { SharedProgram } from './shared-program.ts';

/** A program as it came with the address of a page. */
export interface LinkedProgram extends SharedProgram {
  /** Names it among the reader's own versions of programs. */
  readonly id: string;
  /** The part of the address that holds it. */
  readonly fragment: string;
}

/** Throws a `ShareError`. */
export async function readLinkedProgram(fragment: string): Promise<LinkedProgram> {
  const program = await readShare(fragment);
  const sum = checksum(new TextEncoder().encode(fragment));
  return { ...program, fragment, id: `link.${sum.toString(36)}.${fragment.length.toString(36)}` };
}
