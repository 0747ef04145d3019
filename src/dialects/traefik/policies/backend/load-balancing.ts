import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { LoadBalancing } from '#model/policies/backends.js';
import { flagIn } from '../../values/flag.js';
import { given, givenAny } from '../../values/given.js';
import type { WrittenFeature } from '../feature.js';
import { foreignWords } from '../own-words.js';

/** (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_http.go: buildServersLB, loadServers; ingress/kubernetes.go: loadService) */
export const loadBalancing: WrittenFeature<'loadBalancing'> = {
  policy: 'loadBalancing',
  keys: [
    'service.strategy',
    'service.nativeLB',
    'service.nodePortLB',
    'service.healthCheck',
    'service.passiveHealthCheck',
    'service.responseForwarding',
    'provider.nativeLB',
  ],
  read({ service, provider }) {
    const { strategy, healthCheck, passiveHealthCheck, responseForwarding, ...fields } = objectOf(service);
    const algorithm = textOf(strategy) ?? '';
    return givenAny({
      algorithm: algorithm === '' ? undefined : algorithm,
      through: throughOf(fields, objectOf(provider)),
      own: givenAny<JsonObject>({ healthCheck, passiveHealthCheck, responseForwarding }),
    });
  },
  write({ algorithm, through, own }) {
    const foreign = foreignWords(own, ['healthCheck', 'passiveHealthCheck', 'responseForwarding']);
    if (foreign !== undefined) return { because: foreign };
    const strategy = algorithm === undefined ? undefined : (strategies[algorithm] ?? undefined);
    if (algorithm !== undefined && strategy === undefined) {
      return { because: `Traefik knows no algorithm ${algorithm}: ask for ${Object.keys(strategies).join(', ')}` };
    }
    const nodePortLB = through === 'node-port' ? true : undefined;
    const nativeLB = through === undefined || nodePortLB ? undefined : through === 'service';
    return { service: { ...given({ strategy, nativeLB, nodePortLB }), ...own } };
  },
};

/** Whether connections go to the address of the Service, and not to those of its pods. */
export function isThroughService(policy: LoadBalancing | undefined): boolean {
  return policy?.through === 'service';
}

/** Whether the endpoints are asked by the controller whether they are well. */
export function checksHealth(policy: LoadBalancing | undefined): boolean {
  return policy?.own?.['healthCheck'] !== undefined;
}

function throughOf({ nativeLB, nodePortLB }: JsonObject, provider: JsonObject): LoadBalancing['through'] {
  const native = flagIn(nativeLB) ?? (flagIn(provider['nativeLB']) === true ? true : undefined);
  if (native === true) return 'service';
  if (flagIn(nodePortLB) === true) return 'node-port';
  return native === false ? 'pods' : undefined;
}

const strategies: Readonly<Record<string, string>> = {
  wrr: 'wrr',
  round_robin: 'wrr',
  p2c: 'p2c',
  hrw: 'hrw',
  leasttime: 'leasttime',
};
