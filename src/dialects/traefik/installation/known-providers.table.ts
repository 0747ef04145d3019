/** Of these there are several, each with a name of its own behind a hyphen. */
export const families: ReadonlySet<string> = new Set(['plugin', 'consulcatalog', 'nomad']);

/** The providers of Traefik, as references call them. (traefik v3.7.9, pkg/provider/*: ProviderName; pkg/plugins/providers.go) */
export const known: ReadonlySet<string> = new Set([
  ...families,
  'internal',
  'kubernetes',
  'kubernetescrd',
  'kubernetesgateway',
  'kubernetesingressnginx',
  'knative',
  'file',
  'http',
  'rest',
  'docker',
  'swarm',
  'ecs',
  'consul',
  'etcd',
  'redis',
  'zookeeper',
  'marathon',
  'rancher',
]);
