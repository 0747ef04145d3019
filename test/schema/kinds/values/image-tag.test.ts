import { pullPolicyOf } from '#schema/kinds/defaults/image-tag.js';

test.each([
  ['nginx', 'Always'],
  ['nginx:latest', 'Always'],
  ['nginx:1', 'IfNotPresent'],
  ['registry.example.com:5000/nginx', 'Always'],
  ['registry.example.com:5000/nginx:1', 'IfNotPresent'],
  [`nginx@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
])('%s is pulled %s', (image, policy) => {
  expect(pullPolicyOf(image)).toBe(policy);
});
