import { diagnosticsOf } from '#analyze/diagnostics.js';
import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { answersOf } from '#ask/answers.js';
import { requestOf } from '#ask/request.js';
import { readCertificate } from '#crypto/read-certificate.js';
import type { ReadCertificate } from '#model/certificate.js';
import { parseManifest } from '#parse/manifests.js';
import type { Facts } from '#facts/facts.js';
import { old, shop } from '../cluster/key-pairs.js';

/** A host with a Secret of its own, and what the Secret holds. */
function facts(className: string, pair: typeof shop, reader?: ReadCertificate): Facts {
  const secret = { 'tls.crt': pair.crt, 'tls.key': pair.key };
  const { resources, unreadable } = parseManifest(
    'shop.yaml',
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: ${className}
  tls: [{ hosts: [shop.example.com], secretName: web-tls }]
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
${JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web-tls', namespace: 'shop' }, type: 'kubernetes.io/tls', stringData: secret })}
`,
  );
  return factsOf({ resources, unreadable }, { ...defaultAnalysis, ...(reader && { readCertificate: reader }) });
}

function served(made: Facts): { readonly tls: unknown; readonly told: readonly string[] } {
  const asked = requestOf('https://shop.example.com/');
  const [answer] = 'value' in asked ? answersOf(made, [asked.value]) : [];
  const told = answer?.trace.flatMap(({ says }) => (says.includes('certificate') ? [says] : [])) ?? [];
  return { tls: answer?.tls?.certificate, told };
}

function mismatches(made: Facts): number {
  const rules = { rules: {}, only: ['tls-host-uncovered'], skip: [], ignore: [] };
  return diagnosticsOf(made, rules).length;
}

describe.each(['nginx', 'traefik'])('a certificate in a Secret, and %s', className => {
  test('one that is read is served for its host, and one of another host is told', () => {
    expect(served(facts(className, shop, readCertificate)).tls).toBe('shop/web-tls');
    expect(mismatches(facts(className, shop, readCertificate))).toBe(0);
    expect(served(facts(className, old, readCertificate)).tls).toBe('default');
    expect(mismatches(facts(className, old, readCertificate))).toBe(1);
  });

  test('one that nobody reads may be served or not, and no rule speaks of it', () => {
    const told = ['which certificate is served for shop.example.com is open: what shop/web-tls holds is not read'];
    for (const pair of [shop, old]) {
      expect(served(facts(className, pair))).toEqual({ tls: undefined, told });
      expect(mismatches(facts(className, pair))).toBe(0);
    }
  });
});
