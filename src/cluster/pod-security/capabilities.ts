import type { Json } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { containerContexts } from './containers.js';
import type { PodCheck, PodView, PodRefusal } from './pod-check.js';
import { isForWindows } from './pod-check.js';

/** Those that container runtimes give by default, but NET_RAW. (policy/check_capabilities_baseline.go) */
const usual = new Set<Json>([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

export const capabilitiesBaseline: PodCheck = {
  id: 'capabilities_baseline',
  level: 'baseline',
  versions: [{ since: 0, refusals: pod => added(pod, usual) }],
};

/** (policy/check_capabilities_restricted.go) */
export const capabilitiesRestricted: PodCheck = {
  id: 'capabilities_restricted',
  level: 'restricted',
  versions: [
    { since: 22, overrides: 'capabilities_baseline', refusals: unrestricted },
    {
      since: 25,
      overrides: 'capabilities_baseline',
      refusals: pod => (isForWindows(pod) ? [] : unrestricted(pod)),
    },
  ],
};

const bindService = new Set<Json>(['NET_BIND_SERVICE']);

function unrestricted(pod: PodView): readonly PodRefusal[] {
  const keeping = containerContexts(pod).flatMap(({ called, path, context }) =>
    itemsOf(objectOf(context['capabilities'])['drop']).includes('ALL')
      ? []
      : [{ path: [...path, 'capabilities', 'drop'], says: `${called} must set capabilities.drop: [ALL]` }],
  );
  return [...keeping, ...added(pod, bindService)];
}

function added(pod: PodView, allowed: ReadonlySet<Json>): readonly PodRefusal[] {
  return containerContexts(pod).flatMap(({ called, path, context }) => {
    const others = itemsOf(objectOf(context['capabilities'])['add']).filter(one => !allowed.has(one));
    const at: Path = [...path, 'capabilities', 'add'];
    return others.length === 0
      ? []
      : [{ path: at, says: `${called} must not have ${others.map(String).join(', ')} in capabilities.add` }];
  });
}
