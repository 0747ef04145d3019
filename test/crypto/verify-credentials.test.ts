import { verifyCredentials } from '#crypto/verify-credentials.js';
import type { HashForms } from '#model/credentials.js';

const isSecret = (hash: string, forms: HashForms, password = 'secret') =>
  verifyCredentials({ kind: 'password', password, forms }, hash);

/** Made by htpasswd, by openssl passwd and by crypt(3). */
const hashes = {
  apr1: '$apr1$saltsalt$LrttParrLPdxvgutaSXWJ0',
  md5: '$1$saltsalt$9xy1btjgzLYfb7hivXtC//',
  bcrypt: '$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a',
  sha256: '$5$saltsalt$0IyaXrmV7.sGNS6tirgqHLqX/G.FBvgkYA.lpPdS5sA',
  sha256OfRounds: '$5$rounds=1400$saltsalt$2EOiGxZvwTi3lRXmoLAXK4IAbI9nP3bTXwwlEkccfH4',
  sha512: '$6$saltsalt$TVLlQcbpFVof5W3Yz4DTP6gRstiNuHwwTt6GLc1E5n0U0aDehy0S5knV8wiOQSpT0Y77vwPZN.Pq.H91p5hVO1',
  sha1: '{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=',
  saltedSha1: '{SSHA}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0',
  plain: '{PLAIN}secret',
};

test.each(Object.entries(hashes))('nginx takes the password of a hash of the form %s, and no other', (_, hash) => {
  expect(isSecret(hash, 'nginx')).toBe(true);
  expect(isSecret(hash, 'nginx', 'Secret')).toBe(false);
});

test.each(['apr1', 'md5', 'bcrypt', 'sha1'] as const)('Traefik takes hashes of the form %s', form => {
  expect(isSecret(hashes[form], 'go')).toBe(true);
  expect(isSecret(hashes[form], 'go', 'other')).toBe(false);
});

test.each(['sha256', 'sha512', 'saltedSha1', 'plain'] as const)('Traefik takes no hash of the form %s', form => {
  expect(isSecret(hashes[form], 'go')).toBe(false);
});

test('a password in place of a hash is right to nobody', () => {
  expect(isSecret('secret', 'nginx')).toBe(false);
  expect(isSecret('secret', 'go')).toBe(false);
});

test.each([
  ['the traditional form of crypt(3)', 'abNANd1rDfiNc'],
  ['a cost that takes minutes', '$2y$31$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a'],
])('%s is not looked into', (_, hash) => {
  expect(isSecret(hash, 'nginx')).toBeUndefined();
});

test('an answer to a challenge is held to the hash of name, realm and password', () => {
  const parts = {
    uri: '/',
    nonce: 'n1',
    nc: '00000001',
    cnonce: 'c1',
    qop: 'auth',
    response: '1c1d9f279bec0d88c1e04b1f25040423',
  };
  const shown = { kind: 'answer', method: 'GET', parts: new Map(Object.entries(parts)) } as const;
  expect(verifyCredentials(shown, 'd2ebdaf6bb4fb96d8ff71c81fa4520db')).toBe(true);
  expect(verifyCredentials({ ...shown, method: 'POST' }, 'd2ebdaf6bb4fb96d8ff71c81fa4520db')).toBe(false);
  expect(verifyCredentials(shown, '71998c64aea37ae77020c49c00f73fa8')).toBe(false);
});
