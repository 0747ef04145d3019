import { isObject, textOf } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import { containerContexts, containersOf, contextsOf, podContext } from './containers.js';
import type { Secured } from './containers.js';
import type { PodCheck, PodView, PodRefusal } from './pod-check.js';
import { isForWindows } from './pod-check.js';

const allowed = ['RuntimeDefault', 'Localhost'];

/** (policy/check_appArmorProfile.go) */
export const appArmorProfile: PodCheck = {
  id: 'appArmorProfile',
  level: 'baseline',
  versions: [
    {
      since: 0,
      refusals: pod => [
        ...contextsOf(pod).flatMap(one => otherProfile(one, 'appArmorProfile')),
        ...annotated(pod, key => key.startsWith('container.apparmor.security.beta.kubernetes.io/'), apparmorValue),
      ],
    },
  ],
};

function apparmorValue(value: string): boolean {
  return value === '' || value === 'runtime/default' || value.startsWith('localhost/');
}

/** (policy/check_seccompProfile_baseline.go) */
export const seccompBaseline: PodCheck = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  versions: [
    { since: 0, refusals: seccompAnnotations },
    { since: 19, refusals: pod => contextsOf(pod).flatMap(one => otherProfile(one, 'seccompProfile')) },
  ],
};

function seccompAnnotations(pod: PodView): readonly PodRefusal[] {
  const keys = new Set([
    'seccomp.security.alpha.kubernetes.io/pod',
    ...containersOf(pod).map(({ name }) => `container.seccomp.security.alpha.kubernetes.io/${name}`),
  ]);
  return annotated(pod, key => keys.has(key), seccompValue);
}

function seccompValue(value: string): boolean {
  return value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/');
}

/** (policy/check_seccompProfile_restricted.go) */
export const seccompRestricted: PodCheck = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  versions: [
    { since: 19, overrides: 'seccompProfile_baseline', refusals: unconfined },
    { since: 25, overrides: 'seccompProfile_baseline', refusals: pod => (isForWindows(pod) ? [] : unconfined(pod)) },
  ],
};

function unconfined(pod: PodView): readonly PodRefusal[] {
  const others = contextsOf(pod).flatMap(one => otherProfile(one, 'seccompProfile'));
  if (others.length > 0 || isObject(podContext(pod).context['seccompProfile'])) return others;
  return containerContexts(pod).flatMap(({ called, path, context }) =>
    isObject(context['seccompProfile'])
      ? []
      : [
          {
            path: [...path, 'seccompProfile'],
            says: `the pod or ${called} must set seccompProfile.type: RuntimeDefault or Localhost`,
          },
        ],
  );
}

function otherProfile({ called, path, context }: Secured, field: string): readonly PodRefusal[] {
  const profile = context[field];
  if (!isObject(profile)) return [];
  const type = textOf(profile['type']) ?? '';
  return allowed.includes(type)
    ? []
    : [{ path: [...path, field, 'type'], says: `${called} must not set ${field}.type: ${type}` }];
}

function annotated(
  { metadata }: PodView,
  asks: (key: string) => boolean,
  allows: (value: string) => boolean,
): readonly PodRefusal[] {
  return Object.entries(stringsOf(metadata['annotations'])).flatMap(([key, value]) =>
    asks(key) && !allows(value)
      ? [{ path: ['metadata', 'annotations', key], says: `the annotation ${key} must not be ${value}` }]
      : [],
  );
}
