/**
 * The fields in `spec` of Traefik's other kinds. (traefik v3.7.9,
 * docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml)
 */
export const kindFields: Readonly<Record<string, readonly string[]>> = {
  TraefikService: ['failover', 'highestRandomWeight', 'mirroring', 'weighted'],
  TLSOption: [
    'alpnProtocols',
    'cipherSuites',
    'clientAuth',
    'curvePreferences',
    'disableSessionTickets',
    'maxVersion',
    'minVersion',
    'preferServerCipherSuites',
    'sniStrict',
  ],
  TLSStore: ['certificates', 'defaultCertificate', 'defaultGeneratedCert'],
};
