import type { JsonObject } from '#model/json.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { crdProviderName, idOf } from '../../resources/names.js';
import { derivedName } from '../derived-name.js';
import { manifestOf } from '../manifest.js';
import type { PolicyWords } from './route-words.js';
import { wordsUnder } from './route-words.js';
import { sharesOf } from '../shares.js';

/** What the rules of a route lead to, and the manifests that it takes. */
export interface WrittenServices {
  readonly services: readonly JsonObject[];
  readonly manifests: readonly JsonObject[];
}

/** The `services` of a route: weights only where several share the requests; a TraefikService where they are mirrored. */
export function servicesFor(route: IntentRoute, words: readonly PolicyWords[]): WrittenServices {
  const transport = wordsUnder(words, 'ServersTransport');
  const transportName = derivedName(route.namespace, route.name, 'transport');
  const references = referencesOf(route, { ...wordsUnder(words, 'service') }, transport ? transportName : undefined);
  const manifests = transport
    ? [manifestOf(route, { kind: 'ServersTransport', name: transportName, spec: transport })]
    : [];
  const mirroring = wordsUnder(words, 'mirroring');
  const [main] = references;
  if (!mirroring || !main) return { services: references, manifests };
  const name = derivedName(route.namespace, route.name, 'mirror');
  const service = manifestOf(route, {
    kind: 'TraefikService',
    name,
    spec: { mirroring: { ...main, ...mirroring } },
  });
  return { services: [{ kind: 'TraefikService', name }], manifests: [...manifests, service] };
}

function referencesOf(route: IntentRoute, fields: JsonObject, transport: string | undefined): readonly JsonObject[] {
  const shares = sharesOf(route);
  return shares.map(({ backend: { namespace, service, port }, weight }) => {
    const isForeign = namespace !== route.namespace;
    const named = isForeign ? `${idOf(route.namespace, transport ?? '')}@${crdProviderName}` : transport;
    return {
      name: service,
      ...(isForeign && { namespace }),
      port,
      scheme: 'http', // by itself Traefik goes by the port's name and number
      ...(shares.length > 1 && { weight }),
      ...fields,
      ...(transport !== undefined && { serversTransport: named }),
    };
  });
}
