/**
 * Links that hold a program: `#p=1…` in the address of the playground or of an embed. Behind the version,
 * a letter, come a CRC-32 of what follows (little-endian) and the program's sections (program-sections.ts),
 * deflated, in base64url. Nothing of it reaches a server, and opening a link runs nothing.
 */

import { siteUrl } from '../site/site.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { checksum } from './checksum.ts';
import { deflated, inflated } from './deflate.ts';
import { readSections, writeSections } from './program-sections.ts';
import { ShareError } from './share-error.ts';
import { SHARE_LIMITS, type SharedProgram } from './shared-program.ts';

const PREFIX = 'p=';
const VERSION = '1';

/** Without `#`. Throws a `ShareError` if the program is too large. */
export async function shareFragment(program: SharedProgram): Promise<string> {
  const content = writeSections(program);
  if (content.length > SHARE_LIMITS.content) throw new ShareError('too-large');
  // Nobody gets a link that would be refused.
  readSections(content);
  const packed = await deflated(content);
  const bytes = new ByteWriter();
  bytes.word(checksum(packed));
  bytes.bytes(packed);
  const fragment = PREFIX + VERSION + toBase64Url(bytes.finish());
  if (fragment.length > SHARE_LIMITS.link) throw new ShareError('too-large');
  return fragment;
}

/** Reads a fragment, with or without its `#`; throws a `ShareError`. */
export async function readShare(fragment: string): Promise<SharedProgram> {
  if (fragment.length > SHARE_LIMITS.link) throw new ShareError('too-large');
  const [, version, encoded] = /^#?p=(.?)(.*)$/s.exec(fragment) ?? [];
  if (version === undefined || encoded === undefined) throw new ShareError('not-a-program');
  if (version !== VERSION) throw new ShareError(failureOfVersion(version));
  // Where an address stands in a sentence, what ends the sentence may have come along.
  const bytes = fromBase64Url(encoded.replace(/[^\w-]{1,3}$/, ''));
  if (!bytes || bytes.length < 4) throw new ShareError('damaged');
  const reader = new ByteReader(bytes);
  const sum = reader.word();
  const packed = bytes.subarray(4);
  if (sum !== checksum(packed)) throw new ShareError('damaged');
  return readSections(await inflated(packed, SHARE_LIMITS.content));
}

/** The address at which the playground shows the program. */
export async function shareUrl(program: SharedProgram): Promise<URL> {
  const url = siteUrl();
  url.hash = await shareFragment(program);
  return url;
}

function failureOfVersion(version: string) {
  if (version === '') return 'damaged';
  return /[2-9]/.test(version) ? 'newer' : 'not-a-program';
}
