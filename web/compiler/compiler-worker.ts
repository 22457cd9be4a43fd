/** The compiler's worker: loads the toolchain, then answers one question after the other. */

import { CompilerService } from './compiler-service.ts';
import { loadToolchain } from './load-toolchain.ts';
import type { CompilerProgress, CompilerToPage, PageToCompiler } from './messages.ts';
import type { ToolchainPack } from './pack.ts';
import { messageOf, SiteFileError } from '../runner/site-file.ts';

let service: CompilerService | undefined;

function post(message: CompilerToPage): void {
  postMessage(message);
}

function tell(progress: CompilerProgress): void {
  post({ type: 'progress', progress });
}

async function load(pack: ToolchainPack, base: string): Promise<void> {
  try {
    const toolchain = await loadToolchain(pack, new URL(base), tell);
    service = new CompilerService(toolchain, () => performance.now());
    tell({ phase: 'ready' });
  } catch (error) {
    const reason = error instanceof SiteFileError ? error.reason : 'failed';
    tell({ phase: 'unavailable', reason, detail: messageOf(error) });
  }
}

/** Only ever asked after it said that it is ready. */
async function answer(question: Exclude<PageToCompiler, { type: 'load' }>): Promise<void> {
  if (!service) return;
  switch (question.type) {
    case 'build':
      return post({ type: 'answer', answer: await service.build(question) });
    case 'check':
      return post({ type: 'answer', answer: await service.check(question) });
    case 'complete':
      return post({ type: 'answer', answer: await service.complete(question) });
  }
}

addEventListener('message', ({ data }: MessageEvent<PageToCompiler>) => {
  void (data.type === 'load' ? load(data.pack, data.base) : answer(data));
});
