/**
 * The fields of an IngressRoute. (traefik v3.7.9,
 * docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml: IngressRoute)
 */
export const specFields: readonly string[] = ['entryPoints', 'ingressClassName', 'parentRefs', 'routes', 'tls'];

export const tlsFields: readonly string[] = ['certResolver', 'domains', 'options', 'secretName', 'store'];

export const routeFields: readonly string[] = [
  'kind',
  'match',
  'middlewares',
  'observability',
  'priority',
  'services',
  'syntax',
];

export const serviceFields: readonly string[] = [
  'healthCheck',
  'kind',
  'middlewares',
  'name',
  'namespace',
  'nativeLB',
  'nodePortLB',
  'passHostHeader',
  'passiveHealthCheck',
  'port',
  'responseForwarding',
  'scheme',
  'serversTransport',
  'sticky',
  'strategy',
  'weight',
];
