import { ApiObject, Chart } from 'cdk8s';
import fc from 'fast-check';
import type { Application, Callee, Caller, NamespaceProps, PlatformApp } from '#index.js';
import {
  cidr,
  cilium,
  definePlatform,
  external,
  ingressNginx,
  itself,
  kubernetesApi,
  monitoring,
  service,
} from '#index.js';
import { run } from '../../cli/run.js';
import { isAll } from '../../runs.js';

/**
 * An application by number: where it stands and on which ports; and by numbers of its ports, whom of those before it and of all
 * others it calls and is called by. The network lets through exactly what each declares.
 */
interface Described {
  readonly namespace: 'one' | 'two';
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' | 'UDP' }[];
  readonly calls: readonly string[];
  readonly callers: readonly { readonly who: string; readonly port: number | undefined }[];
}

const database = service({
  namespace: 'data',
  name: 'db',
  labels: { app: 'db' },
  ports: [5432, { port: 53, protocol: 'UDP' }],
});
const outside: Readonly<Record<string, { readonly callee: Callee<'cilium'>; readonly lines: readonly string[] }>> = {
  addresses: { callee: cidr('10.20.0.0/16', 5432), lines: ['10.20.0.0/16 TCP 5432'] },
  service: { callee: database, lines: ['data/db TCP 5432', 'data/db UDP 53'] },
  pods: { callee: { namespace: 'data', ports: [6379] }, lines: ['data/db TCP 6379'] },
};
const callers: Readonly<
  Record<string, { readonly caller: (port: string | undefined) => Caller; readonly name: string }>
> = {
  addresses: { caller: port => cidr('203.0.113.0/24', port), name: '203.0.113.0/24' },
  pods: {
    caller: port => ({ namespace: 'data', labels: { app: 'db' }, ...(port && { ports: [port] }) }),
    name: 'data/db',
  },
};

const port = fc.record({
  port: fc.integer({ min: 1024, max: 65535 }),
  protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
});
const described: fc.Arbitrary<Described> = fc.record({
  namespace: fc.constantFrom('one', 'two'),
  ports: fc.uniqueArray(port, { minLength: 1, maxLength: 2, selector: one => one.port }),
  calls: fc.uniqueArray(fc.constantFrom(...Object.keys(outside), 'itself', '0', '1', '2'), { maxLength: 4 }),
  callers: fc.uniqueArray(
    fc.record({
      who: fc.constantFrom(...Object.keys(callers), 'prometheus', '0', '1', '2'),
      port: fc.option(fc.nat(1), { nil: undefined }),
    }),
    { maxLength: 3, selector: ({ who }) => who },
  ),
});

/** What the namespaces close by themselves, where constructs stand for them. */
const closing = fc.constantFrom(...(['both', 'ingress', 'egress', 'none', undefined] as const));

test('whatever applications call and are called by, the network lets through exactly that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(described, { minLength: 1, maxLength: 5 }), closing, async (all, denying) => {
      const { app, connections } = built(all, denying);
      const { out } = await run(
        ['reach', '-o', 'json', '--cni', 'cilium', '--complete', '-'],
        __dirname,
        app.synthYaml(),
      );
      expect(linesOf(out, 'connections')).toEqual([...connections].sort());
      expect(linesOf(out, 'unknown')).toEqual([]);
    }),
    { numRuns: isAll ? 40 : 14 },
  );
});

test('hosts by name and the API server are let out to on their ports alone, wherever they are', async () => {
  const { app, chart, Application } = world('both');
  const calls = [external('api.stripe.com', 443), kubernetesApi()];
  new Application(chart.one, 'app', { image: 'app:1', port: 8080, calls });
  const { out } = await run(['reach', '-o', 'json', '--cni', 'cilium', '-'], __dirname, app.synthYaml());
  const ports = new Set(linesOf(out, 'unknown').map(line => /\w+ \d+$/.exec(line)?.[0]));
  expect([...ports].sort()).toEqual(['TCP 443', 'TCP 6443']);
  expect(linesOf(out, 'connections')).toEqual([]);
});

/** Two namespaces with a chart each, and pods of others in namespaces that deny nothing. */
function world(denies: NamespaceProps['denies']) {
  const { Application, Namespace, PlatformApp: App } = definePlatform({ controller: ingressNginx(), cni: cilium() });
  const app = new App();
  const chart = { one: new Chart(app, 'one', { namespace: 'one' }), two: new Chart(app, 'two', { namespace: 'two' }) };
  if (denies) for (const [name, one] of Object.entries(chart)) new Namespace(one, 'ns', { name, denies });
  const pod = (namespace: string, name: string, labels: Readonly<Record<string, string>>): void => {
    const metadata = { name, namespace, labels };
    const spec = { containers: [{ name, image: 'other:1' }] };
    new ApiObject(new Chart(app, namespace), name, { apiVersion: 'v1', kind: 'Pod', metadata, spec });
  };
  pod('data', 'db', { app: 'db' });
  pod('monitoring', 'prometheus', { 'app.kubernetes.io/name': 'prometheus' });
  return { app, chart, Application };
}

/** The applications as constructs, and the connections that they declare. */
function built(
  all: readonly Described[],
  denying: NamespaceProps['denies'],
): { readonly app: PlatformApp; readonly connections: ReadonlySet<string> } {
  const { app, chart, Application } = world(denying);
  const made: Application[] = [];
  const connections = new Set<string>();
  all.forEach(({ namespace, ports, calls, callers: named }, at) => {
    const self = `${namespace}/app-${at}`;
    const portText = (index: number): string => `${ports[index]?.protocol ?? ''} ${ports[index]?.port ?? ''}`;
    const called = calls.flatMap((who): readonly Callee<'cilium'>[] => {
      const known = outside[who];
      for (const line of known?.lines ?? []) connections.add(`${self} → ${line}`);
      if (known) return [known.callee];
      if (who === 'itself') {
        connections.add(`${self} → ${self} ${portText(0)}`);
        return [itself('port-0')];
      }
      const callee = made[Number(who)];
      for (const one of callee?.ports ?? []) connections.add(`${self} → ${nameOf(callee)} ${one.protocol} ${one.port}`);
      return callee ? [callee] : [];
    });
    const calling = named.flatMap(({ who, port: index }): readonly Caller[] => {
      const caller = made[Number(who)];
      const name = who === 'prometheus' ? 'monitoring/prometheus' : (callers[who]?.name ?? nameOf(caller));
      const chosen = who === 'prometheus' && index === undefined ? 0 : index;
      if (name === '' || (chosen !== undefined && chosen >= ports.length)) return [];
      for (const one of chosen === undefined ? ports.keys() : [chosen])
        connections.add(`${name} → ${self} ${portText(one)}`);
      const portName = chosen === undefined ? undefined : `port-${chosen}`;
      if (who === 'prometheus') return [monitoring(portName)];
      if (caller) return [portName === undefined ? caller : { application: caller, ports: [portName] }];
      return [callers[who]?.caller(portName) ?? []].flat();
    });
    const given = Object.fromEntries(ports.map((one, index) => [`port-${index}`, one]));
    const sysctls = { 'net.ipv4.ip_unprivileged_port_start': '0' };
    const props = { image: 'app:1', replicas: 2, sysctls, ports: given, calls: called, callers: calling };
    made.push(new Application(chart[namespace], `app-${at}`, props));
  });
  return { app, connections };
}

function nameOf(one: Application | undefined): string {
  return one ? `${one.namespace}/${one.name}` : '';
}

interface End {
  readonly namespace?: string;
  readonly name?: string;
  readonly cidrs?: readonly string[];
}

interface Group {
  readonly from: End;
  readonly to: End;
  readonly ports: readonly { readonly protocol: string; readonly from: number; readonly to: number }[];
}

/** The connections of the applications, a line for each port; what others do among themselves is not theirs. */
function linesOf(text: string, list: 'connections' | 'unknown'): readonly string[] {
  const groups = (JSON.parse(text) as Readonly<Record<typeof list, readonly Group[]>>)[list];
  const own = groups.filter(({ from, to }) =>
    [from, to].some(({ namespace = '' }) => ['one', 'two'].includes(namespace)),
  );
  return own
    .flatMap(({ from, to, ports }) =>
      ports.flatMap(one =>
        Array.from(
          { length: one.to - one.from + 1 },
          (_, at) => `${endOf(from)} → ${endOf(to)} ${one.protocol} ${one.from + at}`,
        ),
      ),
    )
    .sort();
}

function endOf({ namespace, name, cidrs }: End): string {
  return cidrs ? cidrs.join(', ') : `${namespace ?? ''}/${name ?? ''}`;
}
