import type { CertificateContent } from '#model/certificate.js';
import { objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { textOfBase64 } from '#model/text/base64.js';
import type { Cluster } from './cluster.js';

/** What the manifests tell of a certificate in a Secret. */
export type SecretCertificate =
  | CertificateContent
  /** The Secret has both texts, and nobody here reads certificates: which names it is for, and whether it is of use, is unknown. */
  | { readonly kind: 'unread' };

/** The certificate of a Secret: the first of `tls.crt`, as `data` or as `stringData`. */
export function certificateIn({ readCertificate }: Cluster, secret: Resource): SecretCertificate {
  const pem = secretText(secret, 'tls.crt');
  if (pem === undefined) return { kind: 'broken', because: 'the Secret has no tls.crt', key: 'tls.crt' };
  const key = secretText(secret, 'tls.key');
  if (key === undefined) return { kind: 'broken', because: 'the Secret has no tls.key', key: 'tls.key' };
  return readCertificate?.(pem, key) ?? { kind: 'unread' };
}

/** A key of a Secret as text, from `data` (base64) or `stringData`; what is no base64 is empty: the schema faults it. */
export function secretText(secret: Resource, key: string): string | undefined {
  const plain = textOf(objectOf(secret.value['stringData'])[key]);
  const encoded = textOf(objectOf(secret.value['data'])[key]);
  return plain ?? (encoded === undefined ? undefined : (textOfBase64(encoded) ?? ''));
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
