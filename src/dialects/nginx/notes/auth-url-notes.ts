import { absenceOf } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import type { Note } from '#model/findings/note.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import { noteAt } from './note-at.js';

/** A service that is asked whether requests may pass, by its name in the cluster, and that is not there. */
export function authUrlNotes({ resource, asks }: ServedIngress, cluster: Cluster): readonly Note[] {
  if (asks.authentication.external !== 'auth-url') return [];
  const host = /^https?:\/\/([^/:?]+)/.exec(asks.annotations.values.get('auth-url') ?? '')?.[1] ?? '';
  const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?$/.exec(host) ?? [];
  if (name === undefined || namespace === undefined || find(cluster, '', 'Service', namespace, name)) return [];
  if (absenceOf(cluster, '', 'Service', namespace) === 'open') return [];
  const to = { group: '', kind: 'Service', namespace, name };
  return [
    noteAt(resource, asks.annotations.pathOf('auth-url'), {
      kind: 'missing-reference',
      to,
      consequence: { kind: 'answered', what: 'every-request', status: 500 },
    }),
  ];
}
