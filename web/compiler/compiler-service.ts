import { clangDiagnostics } from './clang-output.ts';
import { completionOptions, parseCompletions } from './clang-completions.ts';
import { parseLinkerOutput } from './linker-output.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { BuildResult, CompilerQuestions, Question } from './messages.ts';
import { foreignImports } from '../runner/program-imports.ts';
import { detailOf } from '../runner/problem.ts';
import type { ToolResult } from './tool.ts';
import type { Toolchain } from './toolchain.ts';

type Answers = { [Q in Question]: (asked: CompilerQuestions[Q]['asked']) => Promise<CompilerQuestions[Q]['answer']> };

/** Answers the page's questions by the toolchain: from tools' texts to what a page can show. */
export class CompilerService implements Answers {
  readonly #toolchain: Toolchain;
  readonly #now: () => number;

  constructor(toolchain: Toolchain, now: () => number) {
    this.#toolchain = toolchain;
    this.#now = now;
  }

  async build({ source }: CompilerQuestions['build']['asked']): Promise<BuildResult> {
    try {
      return await this.#build(source);
    } catch (error) {
      return { kind: 'failed', detail: detailOf(error) };
    }
  }

  async #build(source: string): Promise<BuildResult> {
    const start = this.#now();
    const compiled = await this.#toolchain.compile(source);
    const diagnostics = this.#diagnostics(compiled, source);
    if (!compiled.object) {
      return diagnostics.some(({ severity }) => severity === 'error')
        ? { kind: 'rejected', diagnostics }
        : { kind: 'failed', detail: compiled.text || { kind: 'compiler-ended', status: compiled.status } };
    }
    const compiledAt = this.#now();
    const linked = await this.#toolchain.link(compiled.object);
    if (!linked.program) return { kind: 'unlinked', problems: parseLinkerOutput(linked.text), diagnostics };
    const program = await WebAssembly.compile(linked.program);
    const foreign = foreignImports(program, (module, name) => this.#toolchain.offers(module, name));
    if (foreign.length > 0) {
      return { kind: 'unlinked', problems: [{ kind: 'forbidden', reach: 'javascript', names: foreign }], diagnostics };
    }
    const times = { compile: compiledAt - start, link: this.#now() - compiledAt };
    return { kind: 'built', program, diagnostics, times };
  }

  #diagnostics({ text }: ToolResult, source: string): Diagnostic[] {
    return clangDiagnostics(text, source, this.#toolchain.source);
  }

  async check({ source }: CompilerQuestions['check']['asked']) {
    return this.#diagnostics(await this.#toolchain.check(source), source);
  }

  async complete({ source, offset }: CompilerQuestions['complete']['asked']) {
    const options = completionOptions(this.#toolchain.source, source, offset);
    return parseCompletions((await this.#toolchain.complete(source, options)).text, source, offset);
  }
}
