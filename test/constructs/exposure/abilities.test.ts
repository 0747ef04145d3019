import type { Ability } from '#dialects/dialect.js';
import { dialects } from '#dialects/index.js';
import { routeOf } from '#constructs/exposure/route-of.js';
import { networkSettings } from '#constructs/settings/network.js';
import type { PlatformSettings } from '#constructs/settings/platform-settings.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Form } from './forms.table.js';
import { asked, forms } from './forms.table.js';

const platform: PlatformSettings = {
  controllers: [],
  cni: 'conformant',
  kubernetes: '1.36',
  rules: {},
  network: networkSettings({}),
  domain: 'example.com',
  tls: { secret: 'tls' },
};

const owner = {
  name: 'web',
  subdomain: 'web',
  namespace: 'shop',
  labels: {},
  backends: [{ backend: { namespace: 'shop', service: 'web', port: 80 }, weight: 1 }],
  path: 'shop/web',
};

/** What only the controller's own configuration lets routes ask for is let. */
const configMap = {
  'allow-snippet-annotations': 'true',
  'annotations-risk-level': 'Critical',
  'global-allowed-response-headers': 'X-A',
  'ssl-protocols': 'TLSv1.2 TLSv1.3',
  'global-auth-url': 'http://global.test/',
};

const claims = dialects.flatMap(({ name }) =>
  Object.entries(forms).map(([ability, form]) => [name, ability as Ability, form] as const),
);

test.each(claims)('%s and %s: what is written is what the table says', (kind, ability, form) => {
  const lacks = dialects.find(one => one.name === kind)?.lacks ?? {};
  const reason = lacks[ability] ?? lacks[(ability.split('.')[0] ?? '') as Ability];
  const refusals = refusalsOf(kind, form);
  if (reason === undefined) expect(refusals).toEqual([]);
  else expect(refusals[0]).toContain(reason);
});

const flags = { 'enable-ssl-passthrough': 'true' };

function refusalsOf(kind: ControllerSettings['kind'], form: Form): readonly string[] {
  const settings: ControllerSettings = { name: kind, kind, assumeEndpoints: true, noEndpoints: [], configMap, flags };
  const route = routeOf(owner, asked(form, kind as 'traefik'), platform);
  const dialect = dialects.find(one => one.name === kind);
  return dialect?.write({ routes: [route] }, settings).refusals.map(one => one.because) ?? [];
}
