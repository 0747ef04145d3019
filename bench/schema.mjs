#!/usr/bin/env node
// The API server's checks beside parsing: node bench/schema.mjs [FOLDER]. Without a folder of manifests it writes 5,000 resources of its own: applications with
// Deployment, Service, Ingress, NetworkPolicy and ConfigMap, and as many custom resources. Figures only, in processor time: one run cold, then the median of five.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../tools/load.mjs';

const { checked } = await load('src/schema/checked.ts');
const { parseManifest } = await load('src/parse/manifests.ts');
const folder = process.argv[2];
const options = { kubernetes: '1.36', namespace: 'default', definitions: [] };

for (const [name, manifests] of Object.entries(
  folder ? { [folder]: filesIn(folder) } : { 'built-in kinds': builtIn(1000), definitions: custom(1000) },
)) {
  const resources = [];
  const parsed = timed(() =>
    resources.push(...manifests.flatMap(([file, text]) => parseManifest(file, text).resources)),
  );
  const [cold, ...warm] = Array.from({ length: 6 }, () => timed(() => checked(resources, options)));
  const median = warm.sort((a, b) => a - b)[2];
  const rate = time => `${Math.round((resources.length / time) * 1000)}/s`.padStart(9);
  console.log(
    `${name.padEnd(20)} ${resources.length} resources: parsed ${parsed.toFixed(0)} ms; checked ${cold.toFixed(0)} ms cold ${rate(cold)}, ${median.toFixed(0)} ms warm ${rate(median)}`,
  );
}

/** Milliseconds of processor time: others may be at work on the machine. */
function timed(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function filesIn(path) {
  return readdirSync(path, { recursive: true })
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => [name, readFileSync(join(path, name), 'utf8')]);
}

function builtIn(count) {
  return [['built-in.yaml', Array.from({ length: count }, (_, at) => application(`app-${at}`)).join('---\n')]];
}

function custom(count) {
  return [['custom.yaml', Array.from({ length: count }, (_, at) => routing(`app-${at}`)).join('---\n')]];
}

function application(name) {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
      - name: ${name}
        image: registry.example.com/${name}:1.2.3
        ports: [{ name: http, containerPort: 8080 }]
        env: [{ name: MODE, value: production }, { name: LEVEL, value: info }]
        resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 256Mi } }
        readinessProbe: { httpGet: { path: /ready, port: http } }
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name} }
spec:
  ingressClassName: public
  tls: [{ hosts: [${name}.example.com], secretName: ${name}-tls }]
  rules: [{ host: ${name}.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${name}, port: { name: http } } } }] } }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec:
  podSelector: { matchLabels: { app: ${name} } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ namespaceSelector: { matchLabels: { name: ingress } } }], ports: [{ port: 8080, protocol: TCP }] }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name} }
data: { mode: production, level: info }
`;
}

function routing(name) {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name} }
spec:
  parentRefs: [{ name: edge }]
  hostnames: [${name}.example.com]
  rules:
  - matches: [{ path: { type: PathPrefix, value: /api } }]
    filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-a, value: b }] } }]
    backendRefs: [{ name: ${name}, port: 80 }]
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: ${name} }
spec: { entryPoints: [web], routes: [{ kind: Rule, match: Host(\`${name}.example.com\`), services: [{ name: ${name}, port: 80 }] }] }
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: ${name} }
spec: { rateLimit: { average: 100, burst: 50 } }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: ${name} }
spec: { secretName: ${name}-tls, dnsNames: [${name}.example.com], issuerRef: { name: letsencrypt, kind: ClusterIssuer } }
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: ${name} }
spec: { endpointSelector: { matchLabels: { app: ${name} } }, ingress: [{ fromEntities: [cluster] }] }
`;
}
