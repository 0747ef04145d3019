import { ApiObject, Chart } from 'cdk8s';
import { RouteDeclaration } from '#constructs/route/route-declaration.js';
import { analyze } from '#ask/index.js';
import type { ApplicationProps, ControllerName } from '#index.js';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { intentOf } from '#simulate/compare/told/intent-of.js';
import { printDocuments } from '#yaml-text/print.js';
import type { Contract } from '../../dialects/contract.js';
import { contracts } from '../../dialects/contracts.js';
import { unreadPolicies } from '../../dialects/held.js';
import { asked, forms } from './forms.table.js';

type Name = keyof typeof forms;

const abilities = Object.keys(forms) as readonly Name[]; // those of the table

/** The controllers, with what only their own configuration lets routes ask for. */
const controllers = {
  'ingress-nginx': ingressNginx({
    configMap: {
      'allow-snippet-annotations': 'true',
      'annotations-risk-level': 'Critical',
      'global-allowed-response-headers': 'X-A',
      'ssl-protocols': 'TLSv1.2 TLSv1.3',
      'global-auth-url': 'http://global.test/',
    },
    flags: { 'enable-ssl-passthrough': 'true' },
  }),
  traefik: traefik(),
} as const;

type Kind = keyof typeof controllers;

/** Each controller that constructs write for, with how its tables are read. */
const kinds = contracts.flatMap(contract => {
  const kind = contract.dialect.name;
  return kind === 'gateway' ? [] : [[kind, contract] as const];
});

describe.each(kinds)('behind %s', (kind, contract) => {
  const { lacks } = contract.dialect;
  const reasonOf = (name: Name): string | undefined => {
    const policy = name.split('.')[0] as Name; // the table has each policy
    return lacks[name] ?? lacks[policy];
  };

  const lacking = abilities.filter(name => reasonOf(name) !== undefined);
  const faults = appOf(kind, lacking).render().faults;

  test.each(lacking)('%s is refused, and the message has the reason of the table', name => {
    const [first = '', ...more] = faults.filter(one => one.startsWith(`[${idOf(name)}/web] `));
    expect(more).toEqual([]);
    expect(first).toContain(reasonOf(name));
  });

  const sayable = abilities.filter(name => reasonOf(name) === undefined);
  const app = appOf(kind, sayable);
  const meant = new Map(
    app.node
      .findAll()
      .flatMap(one => (RouteDeclaration.isDeclaration(one) ? [[one.route.at.file, one.route] as const] : [])),
  );
  const { faults: ofSayable, charts } = app.render();
  const read = toldBy(
    kind,
    printDocuments(charts.flatMap(one => one.objects.map(({ manifest }) => manifest))),
    contract,
  );

  test('what it can say is synthesised without a fault', () => {
    expect(ofSayable).toEqual([]);
  });

  test.each(sayable)('%s stands in the manifests as it was asked for', name => {
    const route = meant.get(`${idOf(name)}/web`);
    if (route === undefined) throw new Error('each form has a route');
    const found = read.filter(({ hosts }) => route.hosts.some(host => hosts.includes(host)));
    expect(found).not.toEqual([]);
    expect(
      unreadPolicies(
        contract,
        route,
        found.map(one => one.policies),
      ),
    ).toEqual([]);
  });
});

/** An app with an application for each form, each in a namespace and on a host of its own, beside the Services that the forms name. */
function appOf(kind: Kind, names: readonly Name[]) {
  const platform = definePlatform<ControllerName>({
    controller: controllers[kind],
    domain: 'test',
    tls: { secret: 'tls' },
  });
  const app = new platform.PlatformApp();
  for (const name of names) {
    const chart = new Chart(app, idOf(name), { namespace: idOf(name) });
    // What a controller lacks does not compile.
    const expose = asked(forms[name], kind) as ApplicationProps<ControllerName>['expose'];
    const own = { image: 'web:1', port: 80, ...(expose && { expose }) };
    new platform.Application(chart, 'web', { ...own, name: idOf(name) });
    for (const other of ['other', 'sorry']) {
      const spec = { selector: { 'app.kubernetes.io/name': idOf(name) }, ports: [{ port: 80 }] };
      new ApiObject(chart, other, { apiVersion: 'v1', kind: 'Service', metadata: { name: other }, spec });
    }
  }
  return app;
}

/** The intent that printed manifests tell. */
function toldBy(kind: Kind, text: string, { dialect: { conventions } }: Contract): readonly IntentRoute[] {
  const { settings } = controllers[kind];
  const { readings } = analyze([{ file: 'shop.yaml', text }], { controllers: [settings] });
  return readings.flatMap(({ table }) => intentOf(table, conventions).intent.routes);
}

/** `client-addresses-allow` of `clientAddresses.allow`. */
function idOf(name: Name): string {
  return name.replace('.', '-').replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
