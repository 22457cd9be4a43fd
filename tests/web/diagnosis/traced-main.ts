import { TraceBuilder, type BuiltTask } from '../trace/build-trace.ts';

/** A program whose main has begun. */
export function begin(): { trace: TraceBuilder; main: BuiltTask } {
  const trace = new TraceBuilder();
  trace.add('run_began');
  return { trace, main: trace.task('main').resumes() };
}
