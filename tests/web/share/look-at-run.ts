import { diagnose } from '../../../web/diagnosis/diagnose.ts';
import { perfettoJson } from '../../../web/export/perfetto.ts';
import { sourceMarks } from '../../../web/insight/source-marks.ts';
import { AwaitGraph } from '../../../web/loop/await-graph.ts';
import { awaitTree } from '../../../web/loop/await-tree.ts';
import { eventLog } from '../../../web/loop/event-log.ts';
import { loopActivity } from '../../../web/loop/loop-activity.ts';
import { taskStory } from '../../../web/loop/task-story.ts';
import { timerRows } from '../../../web/loop/timer-rows.ts';
import { Player } from '../../../web/player/player.ts';
import { printMarks } from '../../../web/player/print-marks.ts';
import { ShownOutput } from '../../../web/terminal/shown-output.ts';
import { Transcript } from '../../../web/terminal/transcript.ts';
import { drawTimeline } from '../../../web/timeline/draw-timeline.ts';
import { timelineSvg } from '../../../web/timeline/timeline-image.ts';
import { wholeWindow } from '../../../web/timeline/time-window.ts';
import { Lanes } from '../../../web/trace/bars.ts';
import type { Recording } from '../../../web/trace/recording.ts';
import { Replay } from '../../../web/trace/replay.ts';
import { KeepingSurface, PALETTE, sceneOf } from '../timeline/scenes.ts';

const TREE_LIMITS = { siblings: 25, nodes: 150, depth: 24 };
const SEVERAL = 3;

/** What the page would do with it: go through it as the player does, show it in every view, export it. */
export function lookAt(recording: Recording, source: string): void {
  playThrough(recording);
  const { length } = recording.events;
  const lanes = new Lanes(recording);
  lanes.update();
  const replay = new Replay(recording);
  for (let part = 0; part <= SEVERAL; part++) {
    const position = Math.round((length * part) / SEVERAL);
    const moment = { time: recording.events[position - 1]?.time ?? 0, position };
    const state = replay.at(position);
    loopActivity(recording, state, moment);
    timerRows(recording, state, moment, 20);
    awaitTree(recording, state, new AwaitGraph(state), TREE_LIMITS);
    sourceMarks(recording, state, 1);
    eventLog(recording, position, 100);
    for (const lane of lanes.lanes.slice(0, 10)) taskStory(recording, lane, position, 20);
  }
  const window = wholeWindow(recording.until, recording.until);
  const scene = sceneOf(recording, { window });
  drawTimeline(new KeepingSurface(), scene);
  timelineSvg(scene, PALETTE);
  printMarks(recording, recording.until);
  perfettoJson(recording);
  diagnose(recording, source);
}

function playThrough(recording: Recording): void {
  const transcript = new Transcript();
  const output = new ShownOutput({
    write: (parts) => transcript.add(parts),
    replace: (parts) => {
      transcript.clear();
      transcript.add(parts);
    },
  });
  const player = new Player({ now: () => 0, request: () => undefined });
  player.onChange(() => output.show(player.recording, player.moment, player.atEnd));
  output.begin();
  player.load(recording);
  for (const kind of ['any', 'switch', 'wake', 'print'] as const) {
    player.step(kind);
    player.step(kind, -1);
  }
  player.seek(recording.until / 2);
  player.setSpeed(Infinity);
  player.play();
  player.tick(1000);
  player.seek(0);
  player.seek(recording.until);
  player.seek(recording.until / 2);
  player.cut({ kind: 'stopped' });
}
