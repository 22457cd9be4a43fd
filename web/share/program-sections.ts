/**
 * A program as sections of bytes: a tag, then a block with its length before it. Sections with tags that
 * are not known here are skipped, so that links can hold more some day; those of a program are there
 * once at most, and the source's always.
 */

import type { CoroscopePane } from '../embed/coroscope.d.ts';
import { SPEEDS } from '../player/speeds.ts';
import { ByteReader, utf8 } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { plainTitle } from './plain-title.ts';
import { readRun, writeRun } from './recorded-run.ts';
import { ShareError } from './share-error.ts';
import { SHARE_LIMITS, type SharedProgram } from './shared-program.ts';

const TAGS = { source: 1, example: 2, title: 3, speed: 4, panes: 5, run: 6 } as const;

const PANES: readonly CoroscopePane[] = ['editor', 'terminal', 'timeline'];

const EXAMPLE_ID = /^\w[\w-]{0,63}$/;

export function writeSections(program: SharedProgram): Uint8Array<ArrayBuffer> {
  const { source, example, title, speed, panes, recording } = program;
  const encoder = new TextEncoder();
  const out = new ByteWriter();
  const section = (tag: number, content: Uint8Array | string) => {
    out.byte(tag);
    out.block(typeof content === 'string' ? encoder.encode(content) : content);
  };
  const sourceBytes = encoder.encode(source);
  if (sourceBytes.length > SHARE_LIMITS.source) throw new ShareError('too-large');
  section(TAGS.source, sourceBytes);
  if (example !== undefined) section(TAGS.example, example);
  const plain = plainTitle(title ?? '');
  if (plain !== '') section(TAGS.title, plain);
  if (speed !== undefined) section(TAGS.speed, String(speed));
  if (panes) section(TAGS.panes, panes.join(' '));
  if (recording) section(TAGS.run, writeRun(recording));
  return out.finish();
}

/** Throws a `ShareError` for whatever `writeSections` does not write. */
export function readSections(bytes: Uint8Array): SharedProgram {
  const sections = sectionsOf(bytes);
  const text = (tag: number) => {
    const content = sections.get(tag);
    return content && utf8(content);
  };
  const example = text(TAGS.example);
  const title = plainTitle(text(TAGS.title) ?? '');
  const speed = text(TAGS.speed);
  const panes = text(TAGS.panes);
  const run = sections.get(TAGS.run);
  return {
    source: readSource(sections.get(TAGS.source)),
    ...(example === undefined ? {} : { example: readExample(example) }),
    ...(title === '' ? {} : { title }),
    ...(speed === undefined ? {} : { speed: readSpeed(speed) }),
    ...(panes === undefined ? {} : { panes: readPanes(panes) }),
    ...(run ? { recording: readRun(run) } : {}),
  };
}

function sectionsOf(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const sections = new Map<number, Uint8Array>();
  const reader = new ByteReader(bytes);
  while (reader.left > 0) {
    const tag = reader.byte();
    if (sections.has(tag)) throw new ShareError('not-a-program');
    sections.set(tag, reader.block());
  }
  return sections;
}

/** With the line ends that editors give a text, and nothing that ends texts elsewhere. */
function readSource(content: Uint8Array | undefined): string {
  if (!content) throw new ShareError('not-a-program');
  if (content.length > SHARE_LIMITS.source) throw new ShareError('too-large');
  return utf8(content)
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\ufffd');
}

function readExample(id: string): string {
  if (!EXAMPLE_ID.test(id)) throw new ShareError('not-a-program');
  return id;
}

function readSpeed(text: string): number {
  const speed = SPEEDS.find((one) => String(one) === text);
  if (speed === undefined) throw new ShareError('not-a-program');
  return speed;
}

function readPanes(text: string): CoroscopePane[] {
  const names = text.split(' ');
  const panes = PANES.filter((pane) => names.includes(pane));
  if (panes.length === 0 || panes.length !== names.length) throw new ShareError('not-a-program');
  return panes;
}
