import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandModule } from '../contract/command.js';
import { exit, UsageError } from '../contract/exit.js';
import { packageRoot } from '../contract/package.js';
import { docsOf } from '#analyze/diagnostics.js';
import { ruleFault } from '#analyze/known-names.js';
import { terminalLines } from '#report/escaping/shown.js';

/** `gatewright explain RULE`: the rule's page. */
export const explain: CommandModule = {
  define: command => command,
  run: ([id], _options, streams) => {
    if (id === undefined) throw new UsageError('name a rule; `gatewright rules` lists them');
    const fault = ruleFault(id);
    if (fault !== undefined) throw new UsageError(fault);
    streams.out(terminalLines(readFileSync(join(packageRoot(), docsOf(id)), 'utf8')));
    return exit.clean;
  },
};
