import { matchers } from '#testing/index.js';
import { onIngressNginx, onTraefik } from '../../examples/grpc/grpc.js';
import { answeredOtherwise, answersTo, connectionsIn, policiesFor, violationsIn } from './asked.js';

expect.extend(matchers);

const nginx = onIngressNginx('unwritten');
const traefik = onTraefik('unwritten');
const apps = [['ingress-nginx', nginx] as const, ['traefik', traefik] as const];
const call = 'https://inventory.example.com/inventory.v1.Inventory/Get';
const next = { headers: [['x-version', 'next']] } as const;

test('both controllers answer alike, but for the header that one knows and the host that the other has for it', () => {
  const otherwise = answeredOtherwise(apps);
  const requests = otherwise.filter(({ request }) => !request.includes('//next.example.com/'));
  const byHeader = ['inventory/inventory-2:8443, path /', expect.stringContaining('inventory/inventory-1:8443 (95 %)')];
  expect(requests.length).toBeGreaterThan(0);
  for (const one of requests) expect(one.answers).toEqual(byHeader);
});

// Traefik speaks gRPC as what it is: HTTP/2, over TLS where the scheme is https.
const protocols: Readonly<Record<string, string>> = { 'ingress-nginx': 'grpcs', traefik: 'https' };

describe.each(apps)('behind %s', (controller, app) => {
  test('the check finds nothing, and every manifest fits the API', () => {
    expect(app).toSynthesizeCleanly();
    expect(violationsIn(app)).toEqual([]);
  });

  test('one call in twenty goes to the next version', () => {
    expect(answersTo(app, call)).toEqual(['inventory/inventory-1 95, inventory/inventory-2 5']);
  });

  test('calls are gRPC over TLS up to the pods', () => {
    expect(policiesFor(app, call)).toMatchObject({ backendProtocol: { protocol: protocols[controller] } });
    expect(app).toAnswer('http://inventory.example.com/', { redirect: 'https://inventory.example.com/' });
  });

  test('the controller calls both versions, and nobody else calls anything', () => {
    expect(connectionsIn(app)).toEqual(['controller → inventory-1 8443', 'controller → inventory-2 8443']);
  });
});

test('behind ingress-nginx a header leads to the next version each time', () => {
  expect(answersTo(nginx, call, next)).toEqual(['inventory/inventory-2']);
});

test('behind Traefik a host of its own does, and the pods show a certificate of the company', () => {
  const own = 'https://next.example.com/inventory.v1.Inventory/Get';
  expect(answersTo(traefik, own)).toEqual(['inventory/inventory-2']);
  expect(answersTo(traefik, call, next)).toEqual(answersTo(traefik, call));
  for (const url of [call, own])
    expect(policiesFor(traefik, url).backendTls).toMatchObject({
      authorities: [{ name: 'inventory-tls' }],
      serverName: 'inventory.internal',
    });
});
