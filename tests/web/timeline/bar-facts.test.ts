import { expect, it } from 'vitest';
import { BarFactFinder, spokenFacts } from '../../../web/timeline/bar-facts.ts';
import { Lanes } from '../../../web/trace/bars.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import type { TaskPhase } from '../../../web/trace/task-state.ts';
import { blocked, failingGroup, gathered, locked } from '../trace/sample-traces.ts';

/** Of the task's last bar in this phase. */
function factsOf(recording: Recording, task: number, phase: TaskPhase, time = recording.until) {
  const lanes = new Lanes(recording);
  lanes.update();
  const lane = lanes.lane(task)!;
  const bar = lane.bars.findLastIndex((candidate) => candidate.phase === phase);
  return new BarFactFinder(recording).facts(lane, bar, { time, position: recording.positionAt(time) })!;
}

it('tells what a bar waits for, who has that, since when and where', () => {
  const facts = factsOf(locked(), 4, 'waiting');
  expect(facts.what).toContain('waits for Lock 1');
  expect(facts.what).toContain('Task-2');
  expect(facts.when).toBe('from 0.000 s to 1.000 s: 1.00 s');
  expect(facts.line).toBe(8);
});

it('tells how long it lasts so far', () => {
  expect(factsOf(locked(), 4, 'waiting', 0.25).when).toBe('since 0.000 s, for 250 ms so far');
});

it('tells why a task goes on, and how it ends', () => {
  const facts = factsOf(failingGroup(), 4, 'running');
  expect(facts.why).toContain('cancelled');
  expect(facts.end).toContain('cancel');
});

it('tells that a sleep ended late', () => {
  expect(factsOf(blocked(), 3, 'sleeping').late).toContain('1.75 s earlier');
});

it('tells that a task blocks the thread, and where', () => {
  const facts = factsOf(blocked(), 2, 'running');
  expect(facts.what).toContain('blocks the thread');
  expect(facts.line).toBe(6);
});

it('tells what was printed meanwhile, as far as that has happened', () => {
  expect(factsOf(locked(), 1, 'running').prints).toEqual([]);
  expect(factsOf(gathered(), 2, 'running').prints).toEqual(['prints “one”']);
  const recording = gathered();
  const printed = recording.events.findIndex(({ kind }) => kind === 'printed');
  const lanes = new Lanes(recording);
  lanes.update();
  const lane = lanes.lane(2)!;
  const facts = new BarFactFinder(recording).facts(lane, lane.bars.length - 1, { time: 1, position: printed });
  expect(facts!.prints).toEqual([]);
});

it('says all of it in sentences', () => {
  expect(spokenFacts(factsOf(locked(), 4, 'waiting'))).toMatch(/^Task-3 · worker waits for Lock 1.*\. Line 8\.$/);
});
