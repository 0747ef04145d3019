import type { CommandModule } from '../contract/command.js';
import { exit, UsageError } from '../contract/exit.js';
import { schemas } from '../schemas/index.js';
import { nearest } from '#model/text/nearest.js';
import { jsonDocument } from '#report/escaping/shown.js';

/** `gatewright schema KIND`: the JSON Schema of a document. */
export const schema: CommandModule = {
  define: command => command,
  run: ([kind], _options, streams) => {
    const known = Object.keys(schemas);
    const name = known.find(one => one.toLowerCase() === kind?.toLowerCase());
    if (name === undefined) {
      const hint = kind === undefined ? undefined : nearest(kind, known);
      throw new UsageError(
        `${kind === undefined ? 'name a kind' : `${kind} has no schema`}${hint === undefined ? '' : `; did you mean ${hint}?`}; known are ${known.join(', ')}`,
      );
    }
    streams.out(
      jsonDocument({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: name, ...schemas[name] }),
    );
    return exit.clean;
  },
};
