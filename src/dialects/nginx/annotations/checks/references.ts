import { objectOf } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { Annotations, Fault } from '../annotations.js';
import { certificateSecretFault } from './authentication.js';
import type { World } from './check.js';
import { faultAt } from './check.js';
import { isForeign, nameParts, referenced } from './objects.js';

/** Objects that annotations name: without them the location answers 503. */
export function referenceFaults(annotations: Annotations, world: World): readonly Fault[] {
  return [
    ...headerFaults(annotations, world),
    ...parameterFaults(annotations, world),
    ...secretFaults(annotations, world),
  ];
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/customheaders/main.go:95-130) */
function headerFaults(annotations: Annotations, world: World): readonly Fault[] {
  const text = annotations.values.get('custom-headers');
  if (text === undefined) return [];
  const fault = (wants: string) => [faultAt(annotations, 'custom-headers', wants, 'location-denied')];
  const parts = nameParts(text);
  if (!parts || parts.namespace === '') return fault('namespace/name of a ConfigMap');
  const map = referenced(world, 'ConfigMap', parts.namespace, parts.name);
  if (map.kind === 'missing') return fault('a ConfigMap that is there');
  if (map.kind === 'open') return [];
  const allowed = (world.configuration.data['global-allowed-response-headers'] ?? '').split(',').map(one => one.trim());
  const strange = Object.keys(stringsOf(objectOf(map.resource.value['data']))).find(name => !allowed.includes(name));
  return strange === undefined ? [] : fault(`headers of global-allowed-response-headers, unlike ${strange}`);
}

/** A ConfigMap of another namespace is passed over. (ingress-nginx v1.15.1, internal/ingress/annotations/fastcgi/main.go:120-150) */
function parameterFaults(annotations: Annotations, world: World): readonly Fault[] {
  const text = annotations.values.get('fastcgi-params-configmap');
  if (text === undefined) return [];
  const fault = (wants: string) => [faultAt(annotations, 'fastcgi-params-configmap', wants, 'location-denied')];
  const parts = nameParts(text);
  if (!parts) return fault('the name of a ConfigMap');
  if (parts.namespace !== '' && isForeign(world, parts.namespace)) return [];
  return referenced(world, 'ConfigMap', world.namespace, parts.name).kind === 'missing'
    ? fault('a ConfigMap that is there')
    : [];
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/proxyssl/main.go:192-215) */
function secretFaults(annotations: Annotations, world: World): readonly Fault[] {
  const text = annotations.values.get('proxy-ssl-secret');
  const wants = text === undefined ? undefined : certificateSecretFault(text, world);
  return wants === undefined ? [] : [faultAt(annotations, 'proxy-ssl-secret', wants, 'location-denied')];
}
