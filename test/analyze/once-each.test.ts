import { onceEach } from '#analyze/once-each.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';

/** Says that a Secret is missing which an Ingress of the namespace shop names. */
function missing(ingress: string, line: number, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'tls-secret-missing',
    category: 'tls',
    severity: 'warning',
    message: 'no Secret is called shop/web-tls',
    at: { file: 'shop.yaml', line, column: 3, endLine: line, endColumn: 9 },
    subject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', namespace: 'shop', name: ingress },
    path: ['spec', 'tls', 0, 'secretName'],
    docs: 'docs/rules/tls-secret-missing.md',
    fingerprint: `of ${ingress}`,
    cause: 'shop/web-tls',
    ...more,
  };
}

const told = (found: readonly Diagnostic[]): readonly string[] =>
  onceEach(found).map(({ at, message, related = [] }) =>
    [`${at.line}: ${message}`, ...related.map(one => `${one.at.line}: ${one.message}`)].join('; '),
  );

test('what one missing name makes wrong is said once, with all places', () => {
  expect(told([missing('cart', 1), missing('shop', 9)])).toEqual([
    '1: no Secret is called shop/web-tls (and in one more place); 9: the same here',
  ]);
  expect(told([missing('cart', 1), missing('shop', 9), missing('blog', 20)])).toEqual([
    '20: no Secret is called shop/web-tls (and in 2 more places); 1: the same here; 9: the same here',
  ]);
});

test('the order of documents does not choose which of them stands for all', () => {
  const [cart, shop] = [missing('cart', 1), missing('shop', 9)];
  expect(onceEach([shop, cart])).toEqual(onceEach([cart, shop]));
});

test('what is said of each is kept', () => {
  const [first] = onceEach([
    missing('cart', 1, { related: [{ at: missing('cart', 4).at, message: 'the host stands here' }] }),
    missing('shop', 9, { message: 'no Secret is called shop/web-tls: shop.example.com has no certificate' }),
  ]);
  expect(first?.related?.map(one => one.message)).toEqual([
    'the host stands here',
    'no Secret is called shop/web-tls: shop.example.com has no certificate',
  ]);
});

test('another cause, gravity, cluster or word of the reader is another finding', () => {
  const cart = missing('cart', 1);
  expect(told([cart, missing('shop', 9, { cause: 'shop/other-tls' })])).toHaveLength(2);
  expect(told([cart, missing('shop', 9, { severity: 'info' })])).toHaveLength(2);
  expect(told([cart, missing('shop', 9, { rule: 'tls-host-uncovered' })])).toHaveLength(2);
  expect(told([cart, missing('shop', 9, { cluster: 'staging' })])).toHaveLength(2);
  expect(told([cart, missing('shop', 9, { suppressed: { by: 'baseline', reason: 'known before' } })])).toHaveLength(2);
});

test('what has a fix of its own, or no cause that it shares, stands alone, and no cause is shown', () => {
  const fix = { ...missing('cart', 1), set: undefined, title: 'take it away' };
  const { at, subject, path } = missing('cart', 1);
  if (!subject || !path) throw new Error('a finding in a resource has its place');
  const mended = missing('cart', 1, { fix: { at, subject, path, set: fix.set, title: fix.title } });
  expect(told([mended, missing('shop', 9)])).toHaveLength(2);
  const { cause, ...alone } = missing('cart', 1);
  expect(cause).toBe('shop/web-tls');
  expect(onceEach([alone])).toEqual([alone]);
  expect(onceEach([missing('cart', 1)])).toEqual([alone]);
});
