import type { PolicyName } from '#model/policies/policies.js';
import { exposureFaults } from '#constructs/exposure/exposure-faults.js';
import { exposureFields } from '#constructs/exposure/exposure-shape.js';
import { routeOf } from '#constructs/exposure/route-of.js';
import { networkSettings } from '#constructs/settings/network.js';
import type { PlatformSettings } from '#constructs/settings/platform-settings.js';
import { fitOf } from '#constructs/shape/fit.js';
import { policyNames } from '../../dialects/asked/policies.js';
import { said } from './said.table.js';

const platform: PlatformSettings = {
  controllers: [],
  cni: 'conformant',
  kubernetes: '1.36',
  rules: {},
  network: networkSettings({}),
  domain: 'example.com',
};
const owner = { name: 'web', subdomain: 'web', namespace: 'shop', labels: {}, backends: [], path: 'shop/web' };

test.each(said)('%j asks for %j', (exposure, policies) => {
  expect(routeOf(owner, exposure, platform).policies).toEqual(policies);
});

test.each(said)('%j has its shape, and no fault', exposure => {
  expect(fitOf(exposure, exposureFields).misfits).toEqual([]);
  expect(fitOf(exposure, exposureFields).props).toEqual(exposure);
  expect(exposureFaults(exposure, '', owner, platform)).toEqual([]);
});

test('every policy is asked for by a prop', () => {
  const asked = new Set(said.flatMap(([, policies]) => Object.keys(policies)));
  expect(policyNames.filter((name: PolicyName) => !asked.has(name))).toEqual([]);
});

test('every prop asks for a policy', () => {
  const given = new Set(said.flatMap(([exposure]) => Object.keys(exposure)));
  const places = ['name', 'host', 'path', 'port', 'tls'];
  expect(Object.keys(exposureFields).filter(prop => !given.has(prop) && !places.includes(prop))).toEqual([]);
});
