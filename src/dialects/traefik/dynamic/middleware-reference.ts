import { textOf } from '#model/json.js';
import type { JsonObject } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { MiddlewareUse } from './router.js';
import { crdProviderName, idOf, splitReference } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import type { CrdProvider } from '../installation/static-configuration.js';

/** A reference `{ name, namespace }` of Traefik's kinds as a name with its provider; or the note why Traefik refuses it. */
export function resolvedReference(
  provider: CrdProvider,
  { name: written, namespace: wanted }: JsonObject,
  at: Place,
): { readonly use: MiddlewareUse } | { readonly note: Note } {
  const name = textOf(written) ?? '';
  const own = at.resource.namespace;
  const reference = splitReference(name);
  const refused = (because: string): { readonly note: Note } => ({
    note: noteAt(below(at, 'name'), {
      kind: 'ignored-value',
      key: name,
      because,
      effect: 'ingress-skipped',
      consequence: { kind: 'route-dropped-with-protection' },
    }),
  });
  if (reference.provider !== undefined) {
    if (!provider.allowCrossNamespace && reference.provider === crdProviderName) {
      return refused(`with allowCrossNamespace off, ${name} is refused: name the resource alone`);
    }
    if (!(provider.crossProviderNamespaces?.includes(own) ?? true)) return refused(crossing(own));
    return { use: { name, at } };
  }
  const namespace = textOf(wanted) ?? '';
  if (namespace !== '' && namespace !== own && !provider.allowCrossNamespace) {
    return refused(`it is in the namespace ${namespace}, and allowCrossNamespace is off`);
  }
  return { use: { name: `${idOf(namespace === '' ? own : namespace, name)}@${crdProviderName}`, at } };
}

/** Why a reference to what another provider defines is refused. */
export function crossing(namespace: string): string {
  return `crossProviderNamespaces does not hold ${namespace}`;
}
