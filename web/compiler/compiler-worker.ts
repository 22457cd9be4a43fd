/** The compiler's worker: loads the toolchain, then answers one question after the other. */

import { CompilerService } from './compiler-service.ts';
import type { CompilerProgress, CompilerToPage, PageToCompiler } from './messages.ts';
import { ToolchainLoader } from './toolchain-loader.ts';
import { detailOf } from '../runner/problem.ts';
import { failureReason } from '../runner/site-file.ts';

let service: CompilerService | undefined;
/** Kept after a failure: what has arrived is not fetched again. */
let loader: ToolchainLoader | undefined;

function post(message: CompilerToPage): void {
  postMessage(message);
}

function tell(progress: CompilerProgress): void {
  post({ type: 'progress', progress });
}

async function load({ pack, base, llvm }: Extract<PageToCompiler, { type: 'load' }>): Promise<void> {
  try {
    loader ??= new ToolchainLoader(pack, new URL(base), llvm, {
      progress: tell,
      compiled: (module) => post({ type: 'compiled', llvm: module }),
    });
    service = new CompilerService(await loader.load(), () => performance.now());
    tell({ phase: 'ready' });
    void loader.keepRest();
  } catch (error) {
    tell({ phase: 'unavailable', reason: failureReason(error), detail: detailOf(error) });
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
  void (data.type === 'load' ? load(data) : answer(data));
});
