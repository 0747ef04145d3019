import { absenceOf } from '#cluster/absence.js';
import { find } from '#cluster/cluster.js';
import type { ReferencedResource } from '#model/findings/note.js';
import type { Reads } from '../reads.js';

/** The Service of the cluster that a URL names, where it is not there for certain. */
export function absentService({ cluster }: Reads, url: string): ReferencedResource | undefined {
  const host = /^https?:\/\/([^/:?]+)/.exec(url)?.[1] ?? '';
  const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?$/.exec(host) ?? [];
  if (name === undefined || namespace === undefined || find(cluster, '', 'Service', namespace, name)) return undefined;
  return absenceOf(cluster, '', 'Service', namespace, name) === 'open'
    ? undefined
    : { kind: 'Service', namespace, name };
}
