// `npm test`: sets up what is missing and runs every suite.
//   npm test -- --list              names the stages
//   npm test -- --only native,web   runs these

import { parseArgs } from 'node:util';
import { prepareForTests } from './lib/prepare.mjs';
import { runMain, say, UserError } from './lib/report.mjs';
import { reportStages, runStages } from './stages/run-stages.mjs';
import { stages } from './stages/table.mjs';

await runMain(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });
  if (values.list) {
    for (const { id, title } of stages) say(`${id.padEnd(10)} ${title}`);
    return 0;
  }
  const wanted = values.only?.split(',');
  const unknown = wanted?.filter((id) => !stages.some((stage) => stage.id === id)) ?? [];
  if (unknown.length > 0) throw new UserError(`No stage is called ${unknown.join(', ')}; see npm test -- --list.`);
  const chosen = stages.filter(({ id }) => !wanted || wanted.includes(id));

  await prepareForTests(new Set(chosen.flatMap(({ needs }) => needs)));
  return reportStages(await runStages(chosen));
});
