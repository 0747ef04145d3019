import * as given from '#constructs/settings/cni.js';
import { cniNames } from '#network/index.js';

const { cni, ...named } = given;

test.each(Object.entries(named))('%s names a profile of the network room', (_, of) => {
  expect(cniNames).toContain(of().profile);
});

test('a version stands behind the name', () => {
  expect(named.calico({ version: '3.31' }).profile).toBe('calico@3.31');
});

test('any profile can be named', () => {
  expect(cni('none').profile).toBe('none');
});
