import { inFolder } from './folder.js';
import { run } from './run.js';
import { scenarioOf, scenarios, writeFiles } from './scenario.js';

test.each(scenarios)('%s', async name => {
  const scenario = scenarioOf(name);
  await inFolder(async folder => {
    writeFiles(scenario, folder);
    for (const { argv, expected, exit } of scenario.calls) {
      const { out, err, code } = await run(argv, folder);
      const said = [...lines(out), ...lines(err).map(line => `! ${line}`.trimEnd())].join('\n');
      expect(`$ gatewright ${argv.join(' ')}\n${said}\nexit ${code}`).toBe(
        `$ gatewright ${argv.join(' ')}\n${expected}\nexit ${exit}`,
      );
    }
  });
});

function lines(text: string): readonly string[] {
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map(line => line.trimEnd());
}
