import type { ApplicationProps } from '#index.js';
import { faultsOf, platform, shopWith, shown } from '../shown.js';

const { Application } = platform;

function web(props: Partial<ApplicationProps<'ingress-nginx'>>) {
  return shopWith(chart => new Application(chart, 'web', { image: 'shop/web:1', port: 3000, ...props }));
}

test('pods resolve names by the cluster unless something is said', () => {
  expect(shown(web({}), 'Deployment web')).not.toContain('dns');
});

test('options of the resolver stand beside those of the cluster', () => {
  const text = shown(web({ resolution: { options: { ndots: '2', 'single-request-reopen': '' } } }), 'Deployment web');
  expect(text).toContain(`      dnsConfig:
        options:
          - name: ndots
            value: "2"
          - name: single-request-reopen
`);
  expect(text).not.toContain('dnsPolicy');
});

test('servers of their own are asked alone', () => {
  const text = shown(
    web({ resolution: { by: 'none', servers: ['10.0.0.2'], searches: ['corp.example.com'] } }),
    'Deployment web',
  );
  expect(text).toContain('dnsPolicy: None');
  expect(text).toContain('nameservers:\n          - "10.0.0.2"\n');
  expect(text).toContain('searches:\n          - corp.example.com\n');
});

test('what the node asks is asked', () => {
  expect(shown(web({ resolution: { by: 'node' } }), 'Deployment web')).toContain('dnsPolicy: Default');
});

test('names by their addresses stand in the hosts of the pods', () => {
  const text = shown(web({ hostAliases: { '10.0.0.5': ['db.example.com', 'db'] } }), 'Deployment web');
  expect(text).toContain(`      hostAliases:
        - hostnames:
            - db.example.com
            - db
          ip: "10.0.0.5"
`);
});

test.each<[string, Partial<ApplicationProps<'ingress-nginx'>>, string]>([
  [
    'nobody to ask',
    { resolution: { by: 'none' } },
    "resolution.servers: there is none, and with by: 'none' nobody else is asked; name one",
  ],
  [
    'a server that is no address',
    { resolution: { servers: ['dns.example.com'] } },
    'resolution.servers: dns.example.com is not an address such as 10.0.0.2',
  ],
  [
    'a fourth server',
    { resolution: { servers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } },
    'resolution.servers: 4 are too many; name at most three',
  ],
  [
    'an alias of a name',
    { hostAliases: { db: ['db.example.com'] } },
    'hostAliases: db is not an address such as 10.0.0.5',
  ],
  [
    'an alias in capitals',
    { hostAliases: { '10.0.0.5': ['DB'] } },
    'hostAliases.10.0.0.5: DB is not a DNS name in lower case',
  ],
])('%s is a fault', (_, props, fault) => {
  expect(faultsOf(web(props))).toEqual([`[shop/web] ${fault}`]);
});
