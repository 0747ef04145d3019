import type { Json } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import { containersOf } from './containers.js';
import type { Container, PodCheck, PodRefusal } from './pod-check.js';

/** (policy/check_hostNamespaces.go) */
export const hostNamespaces: PodCheck = {
  id: 'hostNamespaces',
  level: 'baseline',
  versions: [
    {
      since: 0,
      refusals: ({ spec }) =>
        ['hostNetwork', 'hostPID', 'hostIPC'].flatMap(field =>
          spec[field] === true ? [{ path: ['spec', field], says: `the pod must not set ${field}: true` }] : [],
        ),
    },
  ],
};

/** (policy/check_hostPathVolumes.go) */
export const hostPathVolumes: PodCheck = {
  id: 'hostPathVolumes',
  level: 'baseline',
  versions: [
    {
      since: 0,
      refusals: ({ spec }) =>
        itemsOf(spec['volumes']).flatMap((json, at) => {
          const { name, hostPath } = objectOf(json);
          return isObject(hostPath)
            ? [
                {
                  path: ['spec', 'volumes', at, 'hostPath'],
                  says: `volume ${textOf(name) ?? ''} must not be a hostPath`,
                },
              ]
            : [];
        }),
    },
  ],
};

/** (policy/check_hostPorts.go) */
export const hostPorts: PodCheck = {
  id: 'hostPorts',
  level: 'baseline',
  versions: [{ since: 0, refusals: pod => containersOf(pod).flatMap(portsOf) }],
};

function portsOf({ called, path, value }: Container): readonly PodRefusal[] {
  return itemsOf(value['ports']).flatMap((json, at) => {
    const port = numberOf(objectOf(json)['hostPort']) ?? 0;
    return port === 0
      ? []
      : [{ path: [...path, 'ports', at, 'hostPort'], says: `${called} must not use hostPort ${port}` }];
  });
}

/** (policy/check_hostProbesAndhostLifecycle.go) */
export const hostProbesAndHostLifecycle: PodCheck = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  versions: [{ since: 34, refusals: pod => containersOf(pod).flatMap(handlersOf) }],
};

const handlers = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

function handlersOf({ called, path, value }: Container): readonly PodRefusal[] {
  return handlers.flatMap(keys =>
    ['httpGet', 'tcpSocket'].flatMap(action => {
      const at = [...keys, action];
      const host = textOf(within(value, at)['host']) ?? '';
      return host === ''
        ? []
        : [{ path: [...path, ...at, 'host'], says: `${called} must not name the host ${host} in ${keys.join('.')}` }];
    }),
  );
}

function within(value: Json, keys: readonly string[]): Readonly<Record<string, Json | undefined>> {
  return keys.reduce((one, key) => objectOf(one[key]), objectOf(value));
}
