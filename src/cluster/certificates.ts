import { createPrivateKey, X509Certificate } from 'node:crypto';
import { objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';

/** What the manifests tell of a certificate in a Secret. Dates are not judged: manifests are read without a clock. */
export type SecretCertificate =
  | {
      readonly kind: 'certificate';
      readonly commonName: string | undefined;
      readonly alternativeNames: readonly string[];
    }
  /** The Secret is there and holds no certificate that can be read. */
  | { readonly kind: 'broken'; readonly because: string; readonly key: string };

/** The certificate of a Secret: the first of `tls.crt`, as `data` or as `stringData`. */
export function certificateIn(secret: Resource): SecretCertificate {
  const pem = secretText(secret, 'tls.crt');
  if (pem === undefined) return { kind: 'broken', because: 'the Secret has no tls.crt', key: 'tls.crt' };
  const key = secretText(secret, 'tls.key');
  if (key === undefined) return { kind: 'broken', because: 'the Secret has no tls.key', key: 'tls.key' };
  return parsed(pem, key);
}

/** A key of a Secret as text, from `data` (base64) or `stringData`. */
export function secretText(secret: Resource, key: string): string | undefined {
  const plain = textOf(objectOf(secret.value['stringData'])[key]);
  const encoded = textOf(objectOf(secret.value['data'])[key]);
  return plain ?? (encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8'));
}

function parsed(pem: string, key: string): SecretCertificate {
  const certificate = readable(() => new X509Certificate(pem));
  if (!certificate) return { kind: 'broken', because: 'tls.crt holds no certificate in PEM form', key: 'tls.crt' };
  const privateKey = readable(() => createPrivateKey(key));
  if (!privateKey) return { kind: 'broken', because: 'tls.key holds no private key in PEM form', key: 'tls.key' };
  if (!certificate.checkPrivateKey(privateKey))
    return { kind: 'broken', because: 'tls.key belongs to another certificate', key: 'tls.key' };
  const { subject, subjectAltName } = certificate;
  return {
    kind: 'certificate',
    commonName: /^CN=(.*)$/m.exec(subject)?.[1],
    alternativeNames: namesIn(subjectAltName),
  };
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

/** Whether a certificate's names cover a host: a star stands for exactly one label. (RFC 6125, 6.4.3) */
export function coversHost(names: readonly string[], host: string): boolean {
  const wanted = host.toLowerCase();
  return names.some(name => {
    const one = name.toLowerCase();
    return (
      one === wanted ||
      (one.startsWith('*.') && wanted.includes('.') && one.slice(1) === wanted.slice(wanted.indexOf('.')))
    );
  });
}

/** The names that count: the alternative names, or the common name where there are none. */
export function certifiedNames({
  commonName,
  alternativeNames,
}: Extract<SecretCertificate, { readonly kind: 'certificate' }>): readonly string[] {
  return alternativeNames.length > 0 || commonName === undefined ? alternativeNames : [commonName];
}
