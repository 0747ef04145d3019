import { Chart } from 'cdk8s';
import fc from 'fast-check';
import type { Application, PlatformApp } from '#index.js';
import { run } from '../cli/run.js';
import { isAll } from '../runs.js';
import { platform } from './shown.js';

/** An application by number: where it stands, its ports, whom of those before it calls and on which of their ports. */
interface Described {
  readonly namespace: 'one' | 'two';
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' | 'UDP' }[];
  readonly calls: readonly { readonly to: number; readonly port: number | undefined }[];
  readonly exposed: boolean;
}

const described: fc.Arbitrary<Described> = fc.record({
  namespace: fc.constantFrom('one', 'two'),
  ports: fc.uniqueArray(
    fc.record({ port: fc.integer({ min: 1, max: 65535 }), protocol: fc.constantFrom('TCP', 'UDP') }),
    { maxLength: 2, selector: ({ port }) => port },
  ),
  calls: fc.array(fc.record({ to: fc.nat(10), port: fc.option(fc.nat(1), { nil: undefined }) }), { maxLength: 3 }),
  exposed: fc.boolean(),
});

test('whatever applications call and expose, the network lets through exactly that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(described, { minLength: 1, maxLength: 6 }), fc.boolean(), async (all, denying) => {
      const { app, connections } = built(all, denying);
      const { out } = await run(['reach', '-o', 'json', '--complete', '-'], __dirname, app.synthYaml());
      expect(linesOf(out)).toEqual([...connections].sort());
    }),
    { numRuns: isAll ? 30 : 10 },
  );
});

/** The applications as constructs, and the connections that they declare. */
function built(
  all: readonly Described[],
  denying: boolean,
): { readonly app: PlatformApp; readonly connections: ReadonlySet<string> } {
  const { Application, Namespace, PlatformApp } = platform;
  const app = new PlatformApp();
  const charts = { one: new Chart(app, 'one', { namespace: 'one' }), two: new Chart(app, 'two', { namespace: 'two' }) };
  if (denying) for (const [name, chart] of Object.entries(charts)) new Namespace(chart, name);
  const made: Application[] = [];
  const connections = new Set<string>();
  all.forEach(({ namespace, ports, calls, exposed }, at) => {
    const name = `app-${at}`;
    const named = Object.fromEntries(ports.map((port, index) => [`port-${index}`, port]));
    const callees = calls.flatMap(({ to, port }) => {
      const callee = made[to];
      const meant = callee?.ports.filter((_, index) => port === undefined || index === port) ?? [];
      for (const one of meant)
        connections.add(
          `${namespace}/${name} → ${callee?.namespace ?? ''}/${callee?.name ?? ''} ${one.protocol} ${one.port}`,
        );
      return callee && meant.length > 0 ? [{ application: callee, port: meant.map(one => one.name) }] : [];
    });
    const [first] = ports;
    const isExposed = exposed && first?.protocol === 'TCP';
    const expose = isExposed ? { expose: {} } : {};
    if (isExposed) connections.add(`ingress-nginx → ${namespace}/${name} TCP ${first.port}`);
    const sysctls = { 'net.ipv4.ip_unprivileged_port_start': '0' };
    made.push(
      new Application(charts[namespace], name, { image: 'app:1', ports: named, sysctls, calls: callees, ...expose }),
    );
  });
  return { app, connections };
}

interface Reach {
  readonly connections: readonly {
    readonly from: { readonly namespace?: string; readonly name: string };
    readonly to: { readonly namespace?: string; readonly name: string };
    readonly ports: readonly { readonly protocol: string; readonly from: number; readonly to: number }[];
  }[];
}

/** The list of connections, a line for each port. */
function linesOf(text: string): readonly string[] {
  const { connections } = JSON.parse(text) as Reach;
  const lines = connections.flatMap(({ from, to, ports }) =>
    ports.flatMap(port =>
      Array.from(
        { length: port.to - port.from + 1 },
        (_, at) => `${endOf(from)} → ${endOf(to)} ${port.protocol} ${port.from + at}`,
      ),
    ),
  );
  return lines.sort();
}

function endOf({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
