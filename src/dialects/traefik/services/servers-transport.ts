import { ofKind } from '#cluster/cluster.js';
import type { Note } from '#model/findings/note.js';
import { isWatched } from '../installation/ingress-class.js';
import { crdProviderName, idOf, splitReference } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';

/** A reference to a ServersTransport that leads nowhere disables the router. (traefik v3.7.9, pkg/server/service/transport.go: GetTLSConfig and GetRoundTripper) */
export function missingTransport(
  { cluster, absenceOf, configuration: { crd } }: Context,
  reference: string,
  namespace: string,
  at: Place,
): Note | undefined {
  const { name, provider } = splitReference(reference);
  if (provider !== undefined && provider !== crdProviderName) return undefined;
  const wanted = provider === undefined ? idOf(namespace, name) : name;
  const transports = ofKind(cluster, 'traefik.io', 'ServersTransport').filter(one => crd && isWatched(one, crd));
  if (transports.some(one => idOf(one.namespace, one.name) === wanted)) return undefined;
  if (absenceOf('traefik.io', 'ServersTransport', namespace) === 'open') return undefined;
  return noteAt(at, {
    kind: 'missing-reference',
    to: { group: 'traefik.io', kind: 'ServersTransport', namespace, name: wanted },
    consequence: { kind: 'route-dropped' },
  });
}
