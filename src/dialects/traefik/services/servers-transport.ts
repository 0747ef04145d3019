import { ofKind } from '#cluster/cluster.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { isWatched } from '../installation/ingress-class.js';
import { crdProviderName, idOf, splitReference } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';

/** A reference to a ServersTransport that leads nowhere disables the router. (traefik v3.7.9, pkg/server/service/transport.go: GetTLSConfig and GetRoundTripper) */
export function missingTransport(context: Context, reference: string, namespace: string, at: Place): Note | undefined {
  const wanted = wantedBy(reference, namespace);
  if (wanted === undefined || transportNamed(context, reference, namespace)) return undefined;
  const { name } = splitReference(reference);
  if (context.absenceOf('traefik.io', 'ServersTransport', namespace, name) === 'open') return undefined;
  return noteAt(at, {
    kind: 'missing-reference',
    to: { group: 'traefik.io', kind: 'ServersTransport', namespace, name },
    role: 'part',
    consequence: { kind: 'route-dropped' },
  });
}

/** The ServersTransport that a reference means. */
export function transportNamed(
  { cluster, configuration: { crd } }: Context,
  reference: string,
  namespace: string,
): Resource | undefined {
  const wanted = wantedBy(reference, namespace);
  return ofKind(cluster, 'traefik.io', 'ServersTransport').find(
    one => crd && isWatched(one, crd) && idOf(one.namespace, one.name) === wanted,
  );
}

// Undefined: it is defined by another provider.
function wantedBy(reference: string, namespace: string): string | undefined {
  const { name, provider } = splitReference(reference);
  if (provider !== undefined && provider !== crdProviderName) return undefined;
  return provider === undefined ? idOf(namespace, name) : name;
}
