import type { JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import type { HeaderChanges } from '#model/policies/headers.js';
import { stringsOf } from '#model/resource.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature, Noted, WritesFor } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { textIn } from '../reads.js';
import { nameParts, referenced } from '../references.js';
import { globalHeaders } from './global-headers.js';

/** Those of the ConfigMap `add-headers`, for all routes, and of the one that the Ingress names. (ingress-nginx v1.15.1, internal/ingress/annotations/customheaders/main.go) */
export const responseHeaders: NginxFeature<'responseHeaders'> = {
  policy: 'responseHeaders',
  keys: [annotationKey('custom-headers')],
  read: (reads, noted) => {
    const own = ownHeaders(reads, noted);
    const global = globalHeaders(reads, 'add-headers');
    return own || global ? { set: { ...global, ...own } } : undefined;
  },
  steps: ({ set }, { at }) =>
    set ? [{ kind: 'headers', of: 'response', set, ...given({ at: at('custom-headers') }) }] : [],
  write: (policy, world) => {
    const because = fault(policy, world);
    if (because !== undefined) return { because };
    const { namespace, name } = world.route;
    const map = `${name.slice(0, 240)}-headers`;
    return { ...said({ 'custom-headers': `${namespace}/${map}` }), objects: [configMap(map, policy, world)] };
  },
};

/** (ingress-nginx v1.15.1, internal/ingress/annotations/customheaders/main.go:95-130) */
function ownHeaders(reads: Reads, noted: Noted): Readonly<Record<string, string>> | undefined {
  const text = textIn(reads, 'custom-headers');
  if (text === undefined) return undefined;
  const parts = nameParts(text);
  const map = parts && parts.namespace !== '' && referenced(reads, 'ConfigMap', parts.namespace, parts.name);
  if (map && map.kind === 'open') noted.open('custom-headers', { kind: 'ConfigMap', ...parts });
  const headers = map && map.kind === 'found' ? stringsOf(objectOf(map.resource.value['data'])) : undefined;
  const allowed = allowedHeaders(reads.configuration.data);
  const strange = Object.keys(headers ?? {}).find(name => !allowed.includes(name));
  const fault = (wants: string) => {
    noted.invalid('custom-headers', wants, 'location-denied');
  };
  if (!map) fault('namespace/name of a ConfigMap');
  else if (map.kind === 'missing') fault('a ConfigMap that is there');
  else if (strange !== undefined) fault(`headers of global-allowed-response-headers, unlike ${strange}`);
  return headers;
}

function allowedHeaders(data: Readonly<Record<string, string>>): readonly string[] {
  return (data['global-allowed-response-headers'] ?? '').split(',').map(one => one.trim());
}

function fault({ set = {} }: HeaderChanges, { data }: WritesFor): string | undefined {
  if (Object.keys(set).length === 0) return 'no header of the answer is named';
  const allowed = allowedHeaders(data);
  const strange = Object.keys(set).find(name => !allowed.includes(name));
  if (strange !== undefined)
    return `ingress-nginx sets the header ${strange} only where global-allowed-response-headers of its ConfigMap names it; add it there, and to the settings of the controller`;
  const [name] = Object.entries(set).find(([, value]) => !/^[\x20-\x21\x23\x25-\x5b\x5d-\x7e]+$/.test(value)) ?? [];
  return name === undefined ? undefined : `the header ${name} holds a character that ingress-nginx would change`;
}

function configMap(name: string, { set = {} }: HeaderChanges, { route }: WritesFor): JsonObject {
  const hasLabels = Object.keys(route.labels).length > 0;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: route.namespace, ...(hasLabels && { labels: route.labels }) },
    data: set,
  };
}
