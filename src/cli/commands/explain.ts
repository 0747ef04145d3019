import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandModule } from '../contract/command.js';
import { exit, UsageError } from '../contract/exit.js';
import { packageRoot } from '../contract/package.js';
import { docsOf } from '#analyze/diagnostics.js';
import { nearest } from '#model/text/nearest.js';
import { rules } from '#rules/index.js';
import { terminalLines } from '#report/escaping/shown.js';

/** `gatewright explain RULE`: the rule's page. */
export const explain: CommandModule = {
  define: command => command,
  run: ([id], _options, streams) => {
    const rule = rules.find(one => one.id === id);
    if (!rule) {
      const hint =
        id === undefined
          ? undefined
          : nearest(
              id,
              rules.map(one => one.id),
            );
      throw new UsageError(
        id === undefined
          ? 'name a rule; `gatewright rules` lists them'
          : `no rule is called ${id}${hint === undefined ? '; `gatewright rules` lists them' : `; did you mean ${hint}?`}`,
      );
    }
    streams.out(terminalLines(readFileSync(join(packageRoot(), docsOf(rule.id)), 'utf8')));
    return exit.clean;
  },
};
