import { maySpill, withoutSecrets } from '#model/text/confidential-text.js';

test.each([
  ['who logs in by a URL', 'https://admin:hunter2@host/path', 'https://…@host/path'],
  ['who logs in by a URL in JSON', '"https:\\/\\/admin:hunter2@host"', '"https:\\/\\/…@host"'],
  ['a user without a password', 'ssh://git@host/repo', 'ssh://…@host/repo'],
  ['a URL without its scheme', 'not "//admin:hunter2@host"', 'not "//…@host"'],
  ['a password with @ in it', 'amqp://admin:hun@ter@host', 'amqp://…@host'],
  ['a password with what a URL escapes', 'amqp://admin:h/u?n#t@host', 'amqp://…@host'],
  ['several in one text', 'a://u:p@h,b://v:q@i', 'a://…@h,b://…@i'],
  [
    'a private key',
    '-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----…-----END PRIVATE KEY-----',
  ],
  ['a private key without an end', '-----BEGIN RSA PRIVATE KEY-----\nMII', '-----BEGIN RSA PRIVATE KEY-----…'],
  [
    'a private key in a quoted text',
    '"-----BEGIN EC PRIVATE KEY-----\\nMII", not',
    '"-----BEGIN EC PRIVATE KEY-----…", not',
  ],
  ['a private key in base64', `key: ${btoa('-----BEGIN PRIVATE KEY-----')}`, 'key: …'],
  ['a hash of htpasswd', 'admin:$apr1$salt$0123456789', 'admin:…'],
  ['a hash of bcrypt', 'admin:$2y$05$0123456789', 'admin:…'],
  ['a hash with its dollars doubled', 'admin:$$apr1$$salt$$0123456789', 'admin:…'],
  ['a hash of crypt', 'admin:$6$rounds=5000$salt$0123456789abcdefghijklmn', 'admin:…'],
  ['a hash of SHA-1', 'admin:{SHA}0123456789=', 'admin:{SHA}…'],
])('%s does not leave', (_, text, said) => {
  expect(withoutSecrets(text)).toBe(said);
});

test.each([
  ['a URL with a port and @ in its path', 'http://host:8080/a@b'],
  ['an address of IPv6', 'http://[::1]:8080/a@b'],
  ['@ in a query', 'https://host/?mail=a@b'],
  ['a digest', 'registry.example.com:5000/app:1@sha256:0123'],
  ['a module with a path', 'https://host/repo//module@v1'],
  ['groups of a rewriting', '/$1$2/$3$4abcdefghijklmnopqrstuvwxyz'],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----'],
  ['a mail address', 'mail admin@example.com'],
])('%s stays', (_, text) => {
  expect(withoutSecrets(text)).toBe(text);
});

test.each([
  'kind: Secret',
  '{\\"kind\\":\\"Secret\\"}',
  'stringData:',
  '  env:\n',
  '- path: /data/token',
  'secretGenerator:',
])('%s shows that a text may hold what is confidential', text => {
  expect(maySpill(text)).toBe(true);
});

test('a text without such signs may be quoted', () => {
  expect(maySpill('kind: ConfigMap\ndata: { environment: production, secretName: web-tls }')).toBe(false);
});
