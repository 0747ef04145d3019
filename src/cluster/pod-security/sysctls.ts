import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { PodCheck, PodView, PodRefusal } from './pod-check.js';

/** Those that a version of the standard added to the safe ones. (policy/check_sysctls.go) */
const safe: readonly (readonly [since: number, names: readonly string[]])[] = [
  [
    0,
    [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.tcp_syncookies',
      'net.ipv4.ping_group_range',
      'net.ipv4.ip_unprivileged_port_start',
    ],
  ],
  [27, ['net.ipv4.ip_local_reserved_ports']],
  [
    29,
    [
      'net.ipv4.tcp_keepalive_time',
      'net.ipv4.tcp_fin_timeout',
      'net.ipv4.tcp_keepalive_intvl',
      'net.ipv4.tcp_keepalive_probes',
    ],
  ],
  [32, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
  [37, ['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat']],
];

export const sysctls: PodCheck = {
  id: 'sysctls',
  level: 'baseline',
  versions: safe.map(([since]) => {
    const allowed = safe.filter(([from]) => from <= since).flatMap(([, names]) => names);
    return { since, refusals: pod => unsafe(pod, allowed) };
  }),
};

function unsafe({ spec }: PodView, allowed: readonly string[]): readonly PodRefusal[] {
  return itemsOf(objectOf(spec['securityContext'])['sysctls']).flatMap((json, at) => {
    const name = textOf(objectOf(json)['name']) ?? '';
    return allowed.includes(name)
      ? []
      : [{ path: ['spec', 'securityContext', 'sysctls', at, 'name'], says: `the pod must not set the sysctl ${name}` }];
  });
}
