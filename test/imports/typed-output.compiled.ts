import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { parseManifest } from '#parse/manifests.js';
import { calicoPolicy } from '#network/write/calico-policy.js';
import { ciliumPolicy } from '#network/write/cilium-policy.js';
import type { JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
import { groupOf } from '#model/resource.js';
import * as calico from '../../imports/calico.js';
import * as certManager from '../../imports/cert-manager.js';
import * as cilium from '../../imports/cilium.js';
import * as gatewayApi from '../../imports/gateway-api.js';
import * as traefik from '../../imports/traefik.js';
import { compiled } from '../constructs/compiled.js';
import { policyNames, policyOf } from '../dialects/asked/policies.js';
import { intents, plainIntent } from '../dialects/intents.js';
import { contract } from '../dialects/traefik/contract.js';
import { filesIn, manifests as examples } from '../examples/files.js';
import { sayingIn } from './saying.js';

const modules = { traefik, 'gateway-api': gatewayApi, 'cert-manager': certManager, calico, cilium };
type Module = keyof typeof modules;
const groups: Readonly<Record<string, Module>> = {
  'traefik.io': 'traefik',
  'gateway.networking.k8s.io': 'gateway-api',
  'cert-manager.io': 'cert-manager',
  'projectcalico.org': 'calico',
  'cilium.io': 'cilium',
};

const pinned = { seed: 20_261_127, numRuns: 40 };
const asked = [
  ...fc.sample(intents, pinned),
  ...policyNames.flatMap(name => fc.sample(policyOf(name), pinned).map(one => plainIntent(one, 'secret'))),
];
const subject = { name: 'web', namespace: 'shop', pods: { app: 'web' }, labels: { app: 'web' } };
const openings = [
  { peers: [{ kind: 'hosts', names: ['api.example.com', '*.example.org'] }], ports: [{ port: 443 }] },
  { peers: [{ kind: 'kubernetes-api' }, { kind: 'nodes' }] },
] as const;
const resolver = {
  peers: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }, { cidr: '169.254.20.0/24', except: ['169.254.20.1/32'] }],
  ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }],
} as const;

/** What the constructs' writers and the examples give: each manifest once. */
const written = distinct([
  ...asked.flatMap(one => contract.dialect.write(one, contract.settings).manifests),
  ciliumPolicy({ ...subject, ingress: openings.slice(1), egress: openings, resolver }),
  ciliumPolicy({ name: 'all', namespace: 'shop' }),
  calicoPolicy({ ...subject, egress: [{ peers: [{ names: ['api.example.com'] }], ports: [{ port: 443 }, { port: 53, protocol: 'UDP' }] }] }),
  ...Object.entries(filesIn(examples)).flatMap(([file, text]) => parseManifest(file, text).resources.map(one => one.value)),
]);

test.each([
  ['traefik', ['IngressRoute', 'Middleware', 'ServersTransport', 'TLSOption', 'TraefikService']],
  ['cert-manager', ['Certificate', 'ClusterIssuer']],
  ['calico', ['NetworkPolicy']],
  ['cilium', ['CiliumNetworkPolicy']],
] as const)('what is written in the words of %s is said and typed by its imported kinds', (module, kinds) => {
  const manifests = written.filter(one => moduleOf(one) === module);
  const expressions = manifests.map(sayingIn(module));
  const program = `import * as kinds from 'gatewright/imports/${module}';\nexport const said = [\n${expressions.join(',\n')}\n];\n`;
  expect([...new Set(manifests.map(one => one['kind']))].toSorted()).toEqual(kinds);
  expect(compiled({ [`said-in-${module}`]: program })).toEqual({ [`said-in-${module}`]: '' });
  const say = runInThisContext(`kinds => [${expressions.join(',')}]`) as (kinds: object) => readonly unknown[]; // compiled just now
  expect(say(modules[module])).toEqual(manifests);
});

function distinct(manifests: readonly JsonObject[]): readonly JsonObject[] {
  return [...new Set(manifests.map(one => JSON.stringify(one)))].map(text => JSON.parse(text) as JsonObject); // what it was
}

function moduleOf({ apiVersion }: JsonObject): Module | undefined {
  return groups[groupOf(textOf(apiVersion) ?? '')];
}
