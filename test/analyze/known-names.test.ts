import { matchesGlob } from '#analyze/glob.js';
import { elsewhereFault, kubernetesFault, ruleFault } from '#analyze/known-names.js';
import { storedKinds } from '#schema/store/store.js';

const minors = storedKinds().versions;
const [oldest = 0, newest = 0] = [minors[0], minors.at(-1)];
const known = `known are 1.${oldest} to 1.${newest}`;

test('a version of Kubernetes is a minor that is known, however it is dressed', () => {
  for (const text of [`1.${newest}`, `v1.${newest}.2`, `1.${oldest}.2-gke.1`, `1.${newest}.0+k3s1`])
    expect(kubernetesFault(text)).toBeUndefined();
  expect(kubernetesFault(`1.${newest + 1}`)).toBe(`Kubernetes 1.${newest + 1} is not known; ${known}`);
  for (const text of ['latest', `x1.${newest}`, `1.${newest} beta`, `1.${newest}.x`, `2.${newest}`])
    expect(kubernetesFault(text)).toBe(`${text} is no version of Kubernetes; ${known}`);
});

test('a rule that is not called so is told, with the one that may be meant', () => {
  expect(ruleFault('service-missing')).toBeUndefined();
  expect(ruleFault('service-mising')).toBe('no rule is called service-mising; did you mean service-missing?');
  expect(ruleFault('x')).toBe('no rule is called x; `gatewright rules` lists them');
});

test('what exists elsewhere is named by its kind, and by its namespace where it has one', () => {
  for (const text of ['ClusterIssuer/letsencrypt', 'Secret/shop/web-tls', 'Role/shop/a:b.c'])
    expect(elsewhereFault(text)).toBeUndefined();
  for (const text of ['letsencrypt', 'secret/web', 'Secret/shop/web/tls', 'Secret/Web', 'Secret/', ' Secret/web'])
    expect(elsewhereFault(text)).toBe(
      `${text} is not the name of a resource; write ClusterIssuer/letsencrypt, or Secret/shop/web-tls where it stands in a namespace`,
    );
});

test('what stands in a namespace is named with it, and what stands in none without one', () => {
  expect(elsewhereFault('Secret/db')).toBe('Secret/db has no namespace; write Secret/NAMESPACE/db');
  expect(elsewhereFault('Middleware/auth')).toBe('Middleware/auth has no namespace; write Middleware/NAMESPACE/auth');
  expect(elsewhereFault('ClusterIssuer/shop/letsencrypt')).toBe(
    'a ClusterIssuer stands in no namespace; write ClusterIssuer/letsencrypt',
  );
  for (const text of ['Namespace/monitoring', 'StorageClass/fast', 'Teapot/shop', 'Teapot/shop/short'])
    expect(elsewhereFault(text)).toBeUndefined();
});

test.each([
  ['a.yaml', 'a.yaml', true],
  ['a.yaml', 'b/c/a.yaml', true],
  ['a.yaml', 'a-yaml', false],
  ['*.yaml', 'k8s/web.yaml', true],
  ['k8s/*.yaml', 'k8s/web/web.yaml', false],
  ['k8s/**/web.yaml', 'k8s/web.yaml', true],
  ['k8s/**/web.yaml', 'k8s/a/b/web.yaml', true],
  ['k8s/**', 'k8s/a/b', true],
  ['k8s/**', 'k9s/a', false],
  ['we?.yaml', 'web.yaml', true],
  ['we?.yaml', 'we/.yaml', false],
  ['./k8s/a.yaml', 'k8s/a.yaml', true],
  ['k8s/a.yaml', './k8s/a.yaml', true],
  ['a./b', 'a./b', true],
  ['a./b', 'ab', false],
  ['(a|b)', '(a|b)', true],
  ['(a|b)', 'a', false],
])('the glob %s and the path %s', (glob, path, fits) => {
  expect(matchesGlob(glob, path)).toBe(fits);
});
