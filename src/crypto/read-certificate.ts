import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { CertificateContent } from '#model/certificate.js';

/** What Node's OpenSSL reads in a certificate and its private key, both in PEM form: of several certificates in the first. Never throws. */
export function readCertificate(pem: string, key: string | undefined): CertificateContent {
  const certificate = readable(() => new X509Certificate(pem));
  if (!certificate) return { kind: 'broken', because: 'tls.crt holds no certificate in PEM form', key: 'tls.crt' };
  const because = key === undefined ? undefined : keyFault(certificate, key);
  if (because !== undefined) return { kind: 'broken', because, key: 'tls.key' };
  const { subject, subjectAltName } = certificate;
  return {
    kind: 'certificate',
    commonName: /^CN=(.*)$/m.exec(subject)?.[1],
    alternativeNames: namesIn(subjectAltName),
  };
}

function keyFault(certificate: X509Certificate, key: string): string | undefined {
  const privateKey = readable(() => createPrivateKey(key));
  if (!privateKey) return 'tls.key holds no private key in PEM form';
  return certificate.checkPrivateKey(privateKey) ? undefined : 'tls.key belongs to another certificate';
}

/** What node:crypto makes of a text; undefined where it throws, which is how it says that it cannot read it. */
function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** `DNS:a.example.com, IP Address:10.0.0.1` */
function namesIn(list: string | undefined): readonly string[] {
  return (list ?? '').split(', ').flatMap(one => /^(?:DNS|IP Address):(.*)$/.exec(one)?.[1] ?? []);
}
