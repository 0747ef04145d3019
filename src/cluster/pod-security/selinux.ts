import { objectOf, textOf } from '#model/json.js';
import { contextsOf } from './containers.js';
import type { PodCheck, PodView, PodRefusal } from './pod-check.js';

const types = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

/** (policy/check_seLinuxOptions.go) */
export const seLinuxOptions: PodCheck = {
  id: 'seLinuxOptions',
  level: 'baseline',
  versions: [
    { since: 0, refusals: pod => options(pod, types) },
    { since: 31, refusals: pod => options(pod, [...types, 'container_engine_t']) },
  ],
};

function options(pod: PodView, allowed: readonly string[]): readonly PodRefusal[] {
  return contextsOf(pod).flatMap(({ called, path, context }) => {
    const given = objectOf(context['seLinuxOptions']);
    const refused = { type: !allowed.includes(given['type'] as string), user: true, role: true };
    return (['type', 'user', 'role'] as const).flatMap(field => {
      const value = textOf(given[field]) ?? '';
      return value === '' || !refused[field]
        ? []
        : [
            {
              path: [...path, 'seLinuxOptions', field],
              says: `${called} must not set seLinuxOptions.${field}: ${value}`,
            },
          ];
    });
  });
}
