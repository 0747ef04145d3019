import * as given from '#constructs/settings/cni.js';
import { knownCnis } from '#network/index.js';

const { cni, ...named } = given;

test('each is named to the command line by its own word, with the version that it is given', () => {
  const profiles = Object.entries(named)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, of]) => [name, of().name, of({ version: '1.2' }).profile]);
  expect(profiles).toEqual([
    ['awsVpcCni', 'aws-vpc-cni', 'aws-vpc-cni@1.2'],
    ['azureCilium', 'azure-cilium', 'azure-cilium@1.2'],
    ['azureNpm', 'azure-npm', 'azure-npm@1.2'],
    ['calico', 'calico', 'calico@1.2'],
    ['cilium', 'cilium', 'cilium@1.2'],
    ['flannel', 'flannel', 'flannel@1.2'],
    ['gkeDataplaneV2', 'gke-dataplane-v2', 'gke-dataplane-v2@1.2'],
    ['kubeRouter', 'kube-router', 'kube-router@1.2'],
    ['weaveNet', 'weave-net', 'weave-net@1.2'],
  ]);
  expect(named.calico({ edition: 'enterprise' })).toEqual({ name: 'calico-enterprise', profile: 'calico' });
  expect(cni('none', { version: '1' })).toEqual({ name: 'another', profile: 'none@1' });
});

test.each(Object.entries(named))('%s names a profile of the network room', (_, of) => {
  expect([...knownCnis.keys()]).toContain(of().profile);
});

test('a version stands behind the name', () => {
  expect(named.calico({ version: '3.31' }).profile).toBe('calico@3.31');
});

test('any profile can be named', () => {
  expect(cni('none').profile).toBe('none');
});
