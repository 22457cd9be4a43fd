import { msg, str } from '@lit/localize';
import { messageOf } from '../runner/problem.ts';
import type { SourceDocument } from '../session/session.ts';
import type { SharedProgram } from '../share/shared-program.ts';
import type { Recording } from '../trace/recording.ts';
import type { WantedProgram } from './embed-settings.ts';

/** A program that an embed shows. */
export interface EmbeddedProgram {
  readonly document: SourceDocument;
  /** Empty where nobody gave it one. */
  readonly title: string;
  /** The id of the shipped program that it is, or began as. */
  readonly example: string | undefined;
  /** A run of it that needs no compiler. */
  readonly recording: Recording | undefined;
}

/** Why there is nothing to show; the message is for the reader. */
export class NoProgramError extends Error {}

let opened = 0;

/** Gets the source that is asked for. @throws NoProgramError */
export async function openProgram({ example, src, inline, shared }: WantedProgram): Promise<EmbeddedProgram> {
  if (shared) return ofShared(shared);
  if (example !== '') return shipped(example);
  return own(src === '' ? (inline ?? '') : await fetched(src));
}

function documentOf(original: string, program?: string): SourceDocument {
  return { id: `${program ?? 'own'}-${++opened}`, original, program };
}

function own(source: string): EmbeddedProgram {
  return { document: documentOf(source), title: '', example: undefined, recording: undefined };
}

async function shipped(id: string): Promise<EmbeddedProgram> {
  const found = await exampleOf(id);
  if (!found) throw new NoProgramError(msg(str`There is no example “${id}”.`));
  return { document: documentOf(found.source, id), title: found.title, example: id, recording: undefined };
}

async function ofShared({ source, example, title = '', recording }: SharedProgram): Promise<EmbeddedProgram> {
  const found = example === undefined ? undefined : await exampleOf(example);
  const program = found?.source === source ? found.id : undefined;
  return { document: documentOf(source, program), title: title || (found?.title ?? ''), example: found?.id, recording };
}

async function exampleOf(id: string) {
  const { catalog } = await import('../examples/catalog.ts');
  return catalog.find((candidate) => candidate.id === id);
}

/** The address is relative to the page, whose policy says which are allowed. */
async function fetched(address: string): Promise<string> {
  try {
    const response = await fetch(new URL(address, document.baseURI));
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    return (await response.text()).replaceAll('\r\n', '\n');
  } catch (error) {
    throw new NoProgramError(msg(str`The program at ${address} cannot be loaded: ${messageOf(error)}`));
  }
}
