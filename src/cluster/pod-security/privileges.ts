import { objectOf } from '#model/json.js';
import { containerContexts, contextsOf } from './containers.js';
import type { PodCheck, PodView, PodRefusal } from './pod-check.js';
import { isForWindows } from './pod-check.js';

/** (policy/check_privileged.go) */
export const privileged: PodCheck = {
  id: 'privileged',
  level: 'baseline',
  versions: [
    {
      since: 0,
      refusals: pod =>
        containerContexts(pod).flatMap(({ called, path, context }) =>
          context['privileged'] === true
            ? [{ path: [...path, 'privileged'], says: `${called} must not set privileged: true` }]
            : [],
        ),
    },
  ],
};

/** (policy/check_windowsHostProcess.go) */
export const windowsHostProcess: PodCheck = {
  id: 'windowsHostProcess',
  level: 'baseline',
  versions: [
    {
      since: 0,
      refusals: pod =>
        contextsOf(pod).flatMap(({ called, path, context }) =>
          objectOf(context['windowsOptions'])['hostProcess'] === true
            ? [
                {
                  path: [...path, 'windowsOptions', 'hostProcess'],
                  says: `${called} must not set windowsOptions.hostProcess: true`,
                },
              ]
            : [],
        ),
    },
  ],
};

/** (policy/check_allowPrivilegeEscalation.go) */
export const allowPrivilegeEscalation: PodCheck = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  versions: [
    { since: 8, refusals: escalating },
    { since: 25, refusals: pod => (isForWindows(pod) ? [] : escalating(pod)) },
  ],
};

function escalating(pod: PodView): readonly PodRefusal[] {
  return containerContexts(pod).flatMap(({ called, path, context }) =>
    context['allowPrivilegeEscalation'] === false
      ? []
      : [{ path: [...path, 'allowPrivilegeEscalation'], says: `${called} must set allowPrivilegeEscalation: false` }],
  );
}
