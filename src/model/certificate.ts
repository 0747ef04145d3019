/** What a certificate and its private key tell. Dates are not judged: manifests are read without a clock. */
export type CertificateContent =
  | {
      readonly kind: 'certificate';
      readonly commonName: string | undefined;
      /** DNS names and IP addresses. */
      readonly alternativeNames: readonly string[];
    }
  /** No server can use them. */
  | {
      readonly kind: 'broken';
      /** `tls.key belongs to another certificate` */
      readonly because: string;
      /** Which of the two is at fault. */
      readonly key: 'tls.crt' | 'tls.key';
    };

/**
 * Reads a certificate and its private key, both in PEM form; never throws. Whoever analyses manifests hands one in:
 * without it, what rests on the content of a certificate is unknown. A private key that is kept back is taken to be the right one.
 */
export type ReadCertificate = (certificate: string, privateKey: string | undefined) => CertificateContent;
