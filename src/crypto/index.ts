/** The public API for certificates and passwords, `gatewright/certificates`: for Node alone, to be handed to `analyze`. */
export { readCertificate } from './read-certificate.js';
export { verifyCredentials } from './verify-credentials.js';
export type { CertificateContent } from '#model/certificate.js';
export type { HashForms, ShownCredentials } from '#model/credentials.js';
