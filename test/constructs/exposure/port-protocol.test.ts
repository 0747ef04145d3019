import { Chart } from 'cdk8s';
import { definePlatform, ingressNginx, traefik } from '#index.js';
import type { ProtocolName } from '#index.js';
import { shown } from '../shown.js';

/** An application whose port is called https, exposed with or without a word about what is spoken. */
function spoken(controller: ReturnType<typeof ingressNginx> | ReturnType<typeof traefik>, protocol?: ProtocolName) {
  const own = definePlatform({ controller, domain: 'example.com' });
  const app = new own.PlatformApp();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const expose = protocol === 'http' || protocol === 'https' ? { protocol } : {};
  new own.Application(chart, 'web', { image: 'web:1', ports: { https: 8443 }, expose });
  const { warnings, faults } = app.render();
  expect(faults).toEqual([]);
  return { app, warnings };
}

describe.each([ingressNginx(), traefik()])('behind $kind', controller => {
  test('a port called https is spoken to in the clear where nothing is said, and that is told', () => {
    expect(spoken(controller).warnings).toContain(
      "[shop/web] expose.protocol: nothing is said, so that the controllers speak plain http with the port https, whatever it is called; ask for 'https', or for 'http' where that is meant",
    );
  });

  test.each(['http', 'https'] as const)('with protocol %s nothing is left to be told', protocol => {
    expect(spoken(controller, protocol).warnings.filter(one => one.includes('protocol'))).toEqual([]);
  });
});

test.each([
  [undefined, 'scheme: http\n'],
  ['http', 'scheme: http\n'],
  ['https', 'scheme: https\n'],
] as const)('Traefik, which guesses from the name of a port, is told of %s', (protocol, scheme) => {
  expect(shown(spoken(traefik(), protocol).app, 'IngressRoute web')).toContain(scheme);
});

test.each([
  [undefined, 'no backend-protocol'],
  ['https', 'nginx.ingress.kubernetes.io/backend-protocol: HTTPS'],
] as const)('ingress-nginx, which does not, is told of %s where it is not http', (protocol, annotation) => {
  const text = shown(spoken(ingressNginx(), protocol).app, 'Ingress web');
  expect(text.includes('backend-protocol') ? text : 'no backend-protocol').toContain(annotation);
});
