import type { PredictionBlock, Program } from '../../web-build/tutorial-pages/chapter.ts';
import { readTutorial, sourceOf } from '../../web-build/tutorial-pages/tutorial.ts';
import { printedOrder, rightOption, type RunFacts } from '../../web/tutorial/prediction.ts';

const tutorial = readTutorial();

export const exercises = [...tutorial.exercises.values()];

export interface Prediction {
  readonly id: string;
  readonly block: PredictionBlock;
  readonly program: Program;
  readonly source: string;
}

/** Of the English chapters; the Chinese ones have the same. */
export const predictions: readonly Prediction[] = tutorial.chapters.en.flatMap((chapter) => {
  const blocks = chapter.blocks.filter((block) => block.kind === 'prediction');
  return blocks.map((block, index) => ({
    id: `${chapter.slug}-${index + 1}`,
    block,
    program: block.program,
    source: sourceOf(block.program, tutorial),
  }));
});

/** Programs whose source stands in a chapter, to be run by the reader: each of them once. */
export const ownPrograms: readonly string[] = [
  ...new Set(
    tutorial.chapters.en.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'program' && 'source' in block.program ? [block.program.source] : [])),
    ),
  ),
];

/** The answer that the run gives. @throws Error if the question is none that a run can answer */
export function answerOf({ block: { asks, options } }: Prediction, facts: RunFacts): string | readonly string[] {
  const printed = facts.lines.map(({ text }) => text).join('\n');
  if (asks === 'order') {
    const order = printedOrder(options, facts);
    if (!order) throw new Error(`not each line is printed exactly once; the program printed\n${printed}`);
    return order;
  }
  const option = rightOption(asks, options, facts);
  if (option === undefined) throw new Error(`not exactly one option is right; the program took ${facts.seconds} s and printed\n${printed}`);
  return option;
}

export function factsOf(output: string, seconds: number): RunFacts {
  const lines = output.replace(/\n$/, '').split('\n');
  return { lines: lines.map((text) => ({ text, at: 0 })), seconds };
}
