import type { CertificateContent } from '#model/certificate.js';
import { objectOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { textOfBase64 } from '#model/text/base64.js';
import type { Cluster } from '../cluster.js';
import { secretValue } from './secret-values.js';

/** What the manifests tell of a certificate in a Secret. */
export type SecretCertificate =
  | (CertificateContent & {
      /** What is broken because it stands in base64 under `stringData` would be this, were it decoded before it is applied. */
      readonly decoded?: CertificateNames;
    })
  /** The Secret has both texts, and nobody here reads them or they were kept back: which names it is for, and whether it is of use, is unknown. */
  | { readonly kind: 'unread' };

type CertificateNames = Extract<CertificateContent, { readonly kind: 'certificate' }>;

/** The certificate of a Secret: the first of `tls.crt`, as `data` or as `stringData`. */
export function certificateIn({ readCertificate }: Cluster, secret: Resource): SecretCertificate {
  const pem = secretValue(secret, 'tls.crt');
  if (pem.kind === 'absent') return { kind: 'broken', because: 'the Secret has no tls.crt', key: 'tls.crt' };
  const key = secretValue(secret, 'tls.key');
  if (key.kind === 'absent') return { kind: 'broken', because: 'the Secret has no tls.key', key: 'tls.key' };
  if (pem.kind === 'withheld') return { kind: 'unread' };
  if (!readCertificate) return { kind: 'unread' };
  const text = key.kind === 'text' ? key.text : undefined;
  const read = readCertificate(pem.text, text);
  if (read.kind !== 'broken' || !isPlain(secret)) return read;
  const decoded = readCertificate(textOfBase64(pem.text) ?? '', text === undefined ? undefined : textOfBase64(text));
  return decoded.kind === 'certificate' ? { ...read, because: encodedTwice, decoded } : read;
}

/** What stands under `stringData` is the text itself: in base64 the cluster would hold it encoded twice. (k8s.io/api v0.36, core/v1/types.go: Secret) */
const encodedTwice =
  'it is base64 under stringData, which takes the text itself: the cluster would hold it encoded twice';

function isPlain({ value }: Resource): boolean {
  return objectOf(value['stringData'])['tls.crt'] !== undefined;
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
