import { textOf } from '#model/json.js';
import { containerContexts } from './containers.js';
import type { PodCheck, PodView, PodRefusal } from './pod-check.js';
import { hasOwnUsers } from './pod-check.js';

/** (policy/check_procMount_baseline.go) */
export const procMount: PodCheck = {
  id: 'procMount',
  level: 'baseline',
  versions: [
    { since: 0, refusals: unmasked },
    { since: 35, refusals: pod => (hasOwnUsers(pod) ? [] : unmasked(pod)) },
  ],
};

/** (policy/check_procMount_restricted.go) */
export const procMountRestricted: PodCheck = {
  id: 'procMount_restricted',
  level: 'restricted',
  versions: [{ since: 35, overrides: 'procMount', refusals: unmasked }],
};

function unmasked(pod: PodView): readonly PodRefusal[] {
  return containerContexts(pod).flatMap(({ called, path, context }) => {
    const given = textOf(context['procMount']) ?? 'Default';
    return given === 'Default'
      ? []
      : [{ path: [...path, 'procMount'], says: `${called} must not set procMount: ${given}` }];
  });
}
