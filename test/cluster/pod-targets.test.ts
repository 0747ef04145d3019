import { clusterOf, find } from '#cluster/cluster.js';
import { podTargets } from '#cluster/pod-targets.js';
import { servicePorts } from '#cluster/services.js';
import { parseManifest } from '#parse/manifests.js';

const deployment = (name: string, ports: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: web, version: ${name} } }
  template:
    metadata: { labels: { app: web, version: ${name} } }
    spec: { containers: [{ name: web, image: web, ports: ${ports} }] }
`;
const service = (spec: string): string => `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: ${spec}
`;
const blue = deployment('blue', '[{ name: http, containerPort: 8080 }]');
const green = deployment('green', '[{ name: http, containerPort: 3000 }]');

/** Each port of Service web with where it leads, workload by workload; all of its ports, or those of a number. */
function leads(manifests: readonly string[], number?: number): readonly string[] {
  const cluster = clusterOf(parseManifest('shop.yaml', manifests.join('---')).resources);
  const web = find(cluster, '', 'Service', 'shop', 'web');
  if (!web) throw new Error('the fixture has no Service');
  const ports = number === undefined ? undefined : servicePorts(web).filter(one => one.number === number);
  return podTargets(cluster, web, ports).map(({ workload, from, to }) => {
    const there = to.kind === 'missing-name' ? `nothing called ${to.name}` : `${to.port} (${to.kind})`;
    return `${from.number} → ${workload.name}: ${there}`;
  });
}

test('a port that leads to a name leads to the port of that name in each workload', () => {
  const web = service('{ selector: { app: web }, ports: [{ port: 80, targetPort: http }] }');
  expect(leads([blue, green, web])).toEqual(['80 → blue: 8080 (declared)', '80 → green: 3000 (declared)']);
});

test('a number leads where it says, whether a container declares it or not', () => {
  const web = service('{ selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }');
  expect(leads([blue, green, web])).toEqual(['80 → blue: 8080 (declared)', '80 → green: 8080 (undeclared)']);
});

test('a port without a target leads to its own number', () => {
  expect(leads([blue, service('{ selector: { app: web }, ports: [{ port: 8080 }] }')])).toEqual([
    '8080 → blue: 8080 (declared)',
  ]);
});

test('a name that no container has leads nowhere', () => {
  const web = service('{ selector: { app: web }, ports: [{ port: 80, targetPort: admin }] }');
  expect(leads([blue, web])).toEqual(['80 → blue: nothing called admin']);
});

test('only the ports that are meant are followed', () => {
  const web = service(
    '{ selector: { app: web }, ports: [{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 81, targetPort: 9 }] }',
  );
  expect(leads([blue, web], 81)).toEqual(['81 → blue: 9 (undeclared)']);
});

test('where no pods of the manifests stand behind a Service nothing is led to', () => {
  expect(leads([blue, service('{ type: ExternalName, externalName: example.com, ports: [{ port: 80 }] }')])).toEqual(
    [],
  );
  expect(leads([blue, service('{ selector: { app: db }, ports: [{ port: 80 }] }')])).toEqual([]);
});
