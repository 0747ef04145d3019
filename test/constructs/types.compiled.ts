import { compiled } from './compiled.js';

/**
 * What a controller cannot do does not compile, and the compiler's message is the reason. Each test compiles the props of
 * one construct and reads what the compiler says of them.
 */
interface Case {
  readonly controller: string;
  readonly code: string;
}

const nginx = 'ingressNginx()';
const traefik = 'traefik()';
const both = '[ingressNginx(), traefik()]';
const weighted =
  '[{ service: "a", port: 80, weight: 1 }, { service: "b", port: 80, weight: 1 }, { service: "c", port: 80, weight: 1 }]';

const exposing = (exposure: string): string =>
  `new Application(chart, 'web', { image: 'web:1', port: 80, expose: ${exposure} });`;
const routing = (to: string): string => `new Route(chart, 'web', { to: ${to} });`;

const cases: Readonly<Record<string, Case>> = {
  plainNginx: {
    controller: nginx,
    code: exposing('{ host: "a.example.com", path: "/a", rewrite: { strip: true }, rateLimit: { rps: 5 } }'),
  },
  statusNginx: { controller: nginx, code: exposing('{ redirect: { status: 301 } }') },
  statusTraefik: { controller: traefik, code: exposing('{ redirect: { status: 301 } }') },
  statusOther: { controller: traefik, code: exposing('{ redirect: { status: 308 } }') },
  statusBoth: { controller: both, code: exposing('{ redirect: { status: 301 } }') },
  onlyOnOff: { controller: both, code: exposing('{ redirect: false }') },
  threeNginx: { controller: nginx, code: routing(weighted) },
  threeTraefik: { controller: traefik, code: routing(weighted) },
  twoNginx: {
    controller: nginx,
    code: routing('[{ service: "a", port: 80, weight: 1 }, { service: "b", port: 80, weight: 1 }]'),
  },
  probeOfTwo: {
    controller: nginx,
    code: 'new Application(chart, "web", { image: "web:1", port: 80, probes: { liveness: { http: "/", tcp: true } } });',
  },
  volumeOfTwo: {
    controller: nginx,
    code: 'new Application(chart, "web", { image: "web:1", volumes: [{ path: "/data", emptyDir: {}, claim: "data" }] });',
  },
  jobWithPort: { controller: nginx, code: 'new Job(chart, "import", { image: "import:1", port: 80 });' },
  jobExposed: { controller: nginx, code: 'new Job(chart, "import", { image: "import:1", expose: {} });' },
  jobThatCalls: {
    controller: nginx,
    code: 'const db = new Application(chart, "db", { image: "db:1", port: 5432 });\nnew Job(chart, "nightly", { image: "import:1", schedule: "0 3 * * *", calls: [db] });',
  },
  misspelt: {
    controller: nginx,
    code: 'new Route(chart, "web", { to: { service: "a", port: 80 }, rateLimt: { rps: 5 } });',
  },
  misspeltExposure: { controller: nginx, code: exposing('{ rateLimt: { rps: 5 } }') },
  typesBeside: {
    controller: nginx,
    code: `type Application = InstanceType<typeof Application>;
type Route = InstanceType<typeof Route>;
const all: Application[] = [new Application(chart, "web", { image: "web:1", port: 80 })];
function routeTo(to: Application): Route { return new Route(chart, to.name, { to }); }
void [all.map(one => one.address), routeTo];`,
  },
  typesOfAnother: {
    controller: nginx,
    code: 'type Route = InstanceType<typeof Route>;\nconst route: Route = new Application(chart, "web", { image: "web:1" });\nvoid route;',
  },
  derived: {
    controller: traefik,
    code: 'class Shop extends Application {}\nconst shop = new Shop(chart, "shop", { image: "shop:1", port: 80 });\nnew Application(chart, "web", { image: "web:1", calls: [shop] });',
  },
};

const messages = compiled(Object.fromEntries(Object.entries(cases).map(([name, one]) => [name, sourceOf(one)])));

test('what the controller can do compiles', () => {
  expect(messages.plainNginx).toBe('');
  expect(messages.statusTraefik).toBe('');
  expect(messages.threeTraefik).toBe('');
  expect(messages.twoNginx).toBe('');
  expect(messages.onlyOnOff).toBe('');
});

test('a status of its own for a redirect does not compile for ingress-nginx, with the reason', () => {
  expect(messages.statusNginx).toContain(
    'ingress-nginx has one status for every redirect to https: http-redirect-code in its ConfigMap',
  );
});

test('a status that Traefik does not answer with does not compile, with the reason', () => {
  expect(messages.statusOther).toContain('Traefik answers GET with 301 or 302');
});

test('three Services for one route do not compile for ingress-nginx, with the reason', () => {
  expect(messages.threeNginx).toContain(
    'ingress-nginx splits traffic between two Services, by one canary Ingress: name at most two',
  );
});

test('with several controllers only what all of them can do compiles', () => {
  expect(messages.statusBoth).toContain('http-redirect-code in its ConfigMap');
});

test('a probe asks in one way, and a volume has one source', () => {
  expect(messages.probeOfTwo).not.toBe('');
  expect(messages.volumeOfTwo).not.toBe('');
});

test('nobody calls a job: it has no ports and is not exposed', () => {
  expect(messages.jobWithPort).toContain("'port' does not exist in type 'JobProps");
  expect(messages.jobExposed).toContain("'expose' does not exist in type 'JobProps");
  expect(messages.jobThatCalls).toBe('');
});

test('a misspelt prop is answered with the right one', () => {
  expect(messages.misspelt).toContain("Did you mean to write 'rateLimit'?");
  expect(messages.misspeltExposure).toContain("'rateLimt' does not exist in type");
});

test('the classes of a platform can be extended', () => {
  expect(messages.derived).toBe('');
});

test('a type stands beside each class of a platform, under its name', () => {
  expect(messages.typesBeside).toBe('');
  expect(messages.typesOfAnother).toContain("'Application' is not assignable to type 'Route'");
});

function sourceOf({ controller, code }: Case): string {
  return `
    import { Chart } from 'cdk8s';
    import { definePlatform, ingressNginx, traefik } from 'gatewright';
    const { Application, Job, Route, PlatformApp } = definePlatform({ controller: ${controller}, domain: 'example.com' });
    const chart = new Chart(new PlatformApp(), 'shop', { namespace: 'shop' });
    void [ingressNginx, traefik, Application, Job, Route];
    ${code}
  `;
}
