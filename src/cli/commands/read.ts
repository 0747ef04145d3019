import type { CommandModule } from '../contract/command.js';
import type { CommonOptions } from '../session/common-options.js';
import { withCommonOptions } from '../session/common-options.js';
import { documentText } from '#report/formats/json.js';
import { exit } from '../contract/exit.js';
import { deliver, targetsOf } from '../output/outputs.js';
import type { Session } from '../session/session.js';
import { inCluster } from '../session/cluster-name.js';
import { sessionsOf } from '../session/sessions.js';
import { checked } from '#schema/checked.js';
import type { Resource } from '#model/resource.js';
import { printLines } from '#yaml-text/print.js';
import { placeText } from '#report/place-text.js';
import { terminal, yamlLines } from '#report/escaping/shown.js';

interface ReadOptions extends CommonOptions {
  readonly defaulted?: true;
}

/** `gatewright read`: the resources as kubectl reads them, or as the API server would store them. */
export const read: CommandModule = {
  define: command => withCommonOptions(command).option('--defaulted', 'as the API server would store them'),
  run: (args, given, streams) => {
    const options = given as ReadOptions;
    const targets = targetsOf(options.output, ['json', 'yaml'], streams);
    const sessions = sessionsOf(args, options, streams);
    const resources = sessions.flatMap(session =>
      inCluster(
        session,
        resourcesOf(session, options).map(one => ({ at: one.locate([]), resource: one.value })),
      ),
    );
    const errors = sessions.flatMap(session => session.unreadable);
    for (const target of targets) {
      const text =
        target.format === 'json'
          ? documentText('Resources', { resources, errors })
          : yamlLines(resources.flatMap(one => ['---', ...printLines(one.resource, 0)]));
      deliver(text, target, streams);
    }
    if (!targets.some(one => one.format === 'json')) {
      for (const { at, message } of errors) streams.err(terminal`${placeText(at)}: ${message}\n`);
    }
    return errors.length > 0 ? exit.unreadable : exit.clean;
  },
};

function resourcesOf({ resources, settings }: Session, { defaulted }: ReadOptions): readonly Resource[] {
  if (!defaulted) return resources;
  const { kubernetes, namespace, definitions } = settings;
  return checked(resources, { kubernetes, namespace, definitions }).resources;
}
