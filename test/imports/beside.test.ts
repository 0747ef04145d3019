import { App, Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import type { PlatformApp } from '#index.js';
import { definePlatform, traefik } from '#index.js';
import { CiliumNetworkPolicy } from '../../imports/cilium.js';
import { Issuer } from '../../imports/cert-manager.js';
import { HttpRoute } from '../../imports/gateway-api.js';
import {
  IngressRoute,
  IngressRouteSpecRoutesKind,
  IngressRouteSpecRoutesServicesPort,
  TlsOption,
} from '../../imports/traefik.js';

const platform = definePlatform({ controller: traefik(), domain: 'example.com' });

/** The shop with its web server, and a route by hand to a Service. */
function shopWithRouteTo(service: string): PlatformApp {
  const app = new platform.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new platform.Application(chart, 'web', { image: 'web:1', port: 80, expose: {} });
  routeByHand(chart, service);
  return app;
}

function routeByHand(chart: Chart, service: string): IngressRoute {
  return new IngressRoute(chart, 'by-hand', {
    metadata: { name: 'by-hand' },
    spec: {
      entryPoints: ['websecure'],
      routes: [
        {
          kind: IngressRouteSpecRoutesKind.RULE,
          match: 'Host(`old.example.com`)',
          services: [{ name: service, port: IngressRouteSpecRoutesServicesPort.fromNumber(80) }],
        },
      ],
    },
  });
}

test('an imported kind beside applications is checked with them', () => {
  const faults = (service: string): readonly string[] =>
    shopWithRouteTo(service)
      .render()
      .diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
  expect(faults('web')).toEqual([]);
  expect(faults('wbe')).toEqual([expect.stringContaining('service-missing')]);
});

test('an imported kind is written with the rest, in the words of its definition', () => {
  const documents = shopWithRouteTo('web').synthYaml().split(/^---$/m);
  const written = documents.map(one => parse(one) as { readonly metadata: { readonly name: string } }); // manifests
  expect(written.find(one => one.metadata.name === 'by-hand')).toEqual({
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'by-hand', namespace: 'shop' },
    spec: {
      entryPoints: ['websecure'],
      routes: [{ kind: 'Rule', match: 'Host(`old.example.com`)', services: [{ name: 'web', port: 80 }] }],
    },
  });
});

test('imported kinds live in an app of cdk8s alone', () => {
  const chart = new Chart(new App(), 'shop');
  new TlsOption(chart, 'modern', { metadata: {}, spec: { minVersion: 'VersionTLS13', sniStrict: true } });
  new HttpRoute(chart, 'web', { spec: { hostnames: ['shop.example.com'] } });
  new CiliumNetworkPolicy(chart, 'api', {
    metadata: {},
    spec: { endpointSelector: {}, egress: [{ toFqdNs: [{ matchName: 'api.example.com' }] }] },
  });
  new Issuer(chart, 'own', { spec: { selfSigned: {} } });
  const specs = (Testing.synth(chart) as readonly { readonly kind: string; readonly spec: object }[]).map(
    ({ kind, spec }) => [kind, spec], // manifests
  );
  expect(Object.fromEntries(specs)).toEqual({
    TLSOption: { minVersion: 'VersionTLS13', sniStrict: true },
    HTTPRoute: { hostnames: ['shop.example.com'] },
    CiliumNetworkPolicy: { endpointSelector: {}, egress: [{ toFQDNs: [{ matchName: 'api.example.com' }] }] },
    Issuer: { selfSigned: {} },
  });
});
