import { namedClass } from '#cluster/classes.js';
import { ofKind } from '#cluster/cluster.js';
import type { Note } from '#model/findings/note.js';
import { servesIngressRoute } from '../installation/ingress-class.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import { installedTraefiks } from '../installation/installation.js';

/** IngressRoutes of a class that the only Traefik among the manifests does not serve. Where there may be others, they are theirs. */
export function unservedClassNotes({ cluster, settings, configuration: { crd } }: Context): readonly Note[] {
  if (!crd || settings.static || installedTraefiks(cluster).length !== 1) return [];
  const served = crd.ingressClass === '' ? 'no class, or the class traefik' : `the class ${crd.ingressClass}`;
  const because = `the Traefik among the manifests serves IngressRoutes of ${served}`;
  return ofKind(cluster, 'traefik.io', 'IngressRoute').flatMap(resource => {
    if (servesIngressRoute(resource, crd, settings)) return [];
    const path = namedClass(resource)?.path ?? ['spec'];
    return [
      noteAt(
        { resource, path },
        {
          kind: 'ignored-value',
          key: 'ingressClassName',
          because,
          effect: 'ingress-skipped',
          consequence: { kind: 'resource-skipped' },
        },
      ),
    ];
  });
}
