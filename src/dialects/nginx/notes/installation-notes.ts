import type { Cluster } from '#cluster/cluster.js';
import type { Note } from '#model/findings/note.js';
import type { Configuration } from '../installation/configuration.js';
import { installationOf } from '../installation/installation.js';
import { noteAt } from './note-at.js';

/** What is amiss with the controller itself: flags with which it does not start, and values that stand elsewhere. */
export function installationNotes(cluster: Cluster, { flagFaults, settings }: Configuration): readonly Note[] {
  const { release, open } = installationOf(cluster, settings);
  return [
    ...flagFaults.map(({ flag, because }) =>
      noteAt(flag.resource, flag.path, { kind: 'refused-configuration', because: startFault(because) }),
    ),
    ...(release && open !== undefined
      ? [
          noteAt(release.resource, release.path, {
            kind: 'opaque-value',
            key: 'values',
            because: `${open}; what is not seen is taken to be as the chart has it`,
          }),
        ]
      : []),
  ];
}

/** Why the controller does not start. */
export function startFault(because: string): string {
  return `it does not start: ${because}`;
}
