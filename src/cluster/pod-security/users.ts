import { containerContexts, contextsOf, podContext } from './containers.js';
import type { PodCheck, PodView, PodRefusal } from './pod-check.js';
import { hasOwnUsers } from './pod-check.js';

/** (policy/check_runAsNonRoot.go) */
export const runAsNonRoot: PodCheck = {
  id: 'runAsNonRoot',
  level: 'restricted',
  versions: [
    { since: 0, refusals: perhapsRoot },
    { since: 35, refusals: pod => (hasOwnUsers(pod) ? [] : perhapsRoot(pod)) },
  ],
};

function perhapsRoot(pod: PodView): readonly PodRefusal[] {
  const said = contextsOf(pod).flatMap(({ called, path, context }) =>
    context['runAsNonRoot'] === false
      ? [{ path: [...path, 'runAsNonRoot'], says: `${called} must not set runAsNonRoot: false` }]
      : [],
  );
  if (said.length > 0 || podContext(pod).context['runAsNonRoot'] === true) return said;
  return containerContexts(pod).flatMap(({ called, path, context }) =>
    context['runAsNonRoot'] === true
      ? []
      : [{ path: [...path, 'runAsNonRoot'], says: `the pod or ${called} must set runAsNonRoot: true` }],
  );
}

/** (policy/check_runAsUser.go) */
export const runAsUser: PodCheck = {
  id: 'runAsUser',
  level: 'restricted',
  versions: [
    { since: 23, refusals: root },
    { since: 35, refusals: pod => (hasOwnUsers(pod) ? [] : root(pod)) },
  ],
};

function root(pod: PodView): readonly PodRefusal[] {
  return contextsOf(pod).flatMap(({ called, path, context }) =>
    context['runAsUser'] === 0 ? [{ path: [...path, 'runAsUser'], says: `${called} must not set runAsUser: 0` }] : [],
  );
}
