import type { Json, JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';

/**
 * A static configuration of Traefik whose Kubernetes providers take the routes of one class alone. What it says of a provider's
 * class itself stands; without providers it has those of the Helm chart. (traefik-helm-chart v41.3.0, traefik/values.yaml: providers)
 */
export function heldToClass(given: JsonObject, ingressClass: string): JsonObject {
  const key = Object.keys(given).find(one => isCalled(one, 'providers')) ?? 'providers';
  const providers = given[key] ?? chartProviders;
  return isObject(providers) ? { ...given, [key]: providersOf(providers, ingressClass) } : given;
}

const chartProviders: JsonObject = {
  kubernetesCRD: { allowEmptyServices: true },
  kubernetesIngress: { allowEmptyServices: true },
};

const classed = ['kubernetesCRD', 'kubernetesIngress'];

function providersOf(providers: JsonObject, ingressClass: string): JsonObject {
  return Object.fromEntries(
    Object.entries(providers).map(([name, provider = null]): [string, Json] => [
      name,
      classed.some(one => isCalled(name, one)) ? providerOf(provider, ingressClass) : provider,
    ]),
  );
}

/** `kubernetesCRD: true` and one with nothing behind it are on as well; what is off stays off. */
function providerOf(provider: Json, ingressClass: string): Json {
  if (provider === false || provider === 'false') return provider;
  if (!isObject(provider)) return { ingressClass };
  return Object.keys(provider).some(one => isCalled(one, 'ingressClass')) ? provider : { ...provider, ingressClass };
}

/** Names are read without regard to case. (traefik/paerser v0.2, parser: EqualFold) */
function isCalled(key: string, name: string): boolean {
  return key.toLowerCase() === name.toLowerCase();
}
