import type { CommandModule } from '../contract/command.js';
import { documentText } from '#report/formats/json.js';
import { exit } from '../contract/exit.js';
import { deliver, targetsOf } from '../output/outputs.js';
import { rules as all } from '#rules/index.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';

/** `gatewright rules`: all rules with their severities. */
export const rules: CommandModule = {
  define: command =>
    command.option(
      '-o, --output <format[=file]>',
      'text or json (repeatable)',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    ),
  run: (_args, options, streams) => {
    const { output } = options as { output: readonly string[] };
    for (const target of targetsOf(output, ['json'], streams))
      deliver(target.format === 'json' ? listed() : table(), target, streams);
    return exit.clean;
  },
};

function listed(): Shown {
  return documentText('Rules', {
    rules: all.map(({ id, category, severity, summary, why, fix }) => ({ id, category, severity, summary, why, fix })),
  });
}

function table(): Shown {
  const width = Math.max(...all.map(one => one.id.length)) + 2;
  return terminal.lines(
    all.map(
      ({ id, category, severity, summary }) =>
        `${id.padEnd(width)}${severity.padEnd(9)}${category.padEnd(10)}${summary}`,
    ),
  );
}
