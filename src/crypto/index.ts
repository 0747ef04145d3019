/** The public API for certificates, `gatewright/certificates`: for Node alone, to be handed to `analyze`. */
export { readCertificate } from './read-certificate.js';
export type { CertificateContent } from '#model/certificate.js';
