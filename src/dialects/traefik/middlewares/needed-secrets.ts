import { absenceOf, isElsewhere } from '#cluster/absence.js';
import { find } from '#cluster/cluster.js';
import { isKeepingBack } from '#cluster/secrets/secret-values.js';
import type { Path } from '#model/origin.js';
import type { Context } from '../context/reading-context.js';
import type { NeededSecret, Noted } from '../policies/feature.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import type { Needed } from './needed.js';

/** Where a Middleware names a Secret. */
export interface SecretName {
  readonly name: string;
  /** Below its spec. */
  readonly path: Path;
  /** The field that is at fault where the Secret is of no use. */
  readonly key: string;
}

/**
 * The Secret that a field names, in the Middleware's namespace: missing or of no use, the Middleware is not built. Where it may stand elsewhere, and
 * nobody says that it does, whether there are routers with the Middleware is open.
 */
export function secretNeeded(
  context: Context,
  at: Place,
  [{ name, path, key }, { isUsable, wants }]: readonly [SecretName, NeededSecret],
  noted: Noted,
): Needed {
  if (name === '') return { notes: [] };
  const { namespace } = at.resource;
  const secret = find(context.cluster, '', 'Secret', namespace, name);
  if (secret) {
    if (!isUsable(secret) && !isKeepingBack(secret)) noted(key, wants);
    return { notes: [] };
  }
  const note = noteAt(below(at, ...path), {
    kind: 'missing-reference',
    to: { group: '', kind: 'Secret', namespace, name },
    role: 'part',
    consequence: { kind: 'users-dropped' },
  });
  if (isElsewhere(context.cluster, 'Secret', namespace, name)) return { notes: [note] };
  // Certificates that stand beside it fill Secrets of their own alone.
  if (absenceOf(context.cluster, '', 'Secret', namespace, name) !== 'open')
    return { notes: [note], broken: `the Secret ${name} is missing` };
  const because = `whether there is a Secret ${namespace}/${name} cannot be told: without it no router with the Middleware ${at.resource.name} is there`;
  return { notes: [note], doubt: { code: 'missing-manifest', because } };
}
