/** What the store is derived from: Go modules and their versions; Calico's definitions are described by hand (calico.mjs), since no registry carries them. */
export const versions = {
  kubernetes: ['v1.30.14', 'v1.31.14', 'v1.32.13', 'v1.33.13', 'v1.34.4', 'v1.35.4', 'v1.36.3', 'v1.37.2'],
  api: 'v0.36.3',
  bundles: [
    {
      file: 'gateway-api-1.5',
      module: 'sigs.k8s.io/gateway-api',
      version: 'v1.5.1',
      paths: ['config/crd/standard', 'config/crd/experimental'],
    },
    {
      file: 'gateway-api-1.6',
      module: 'sigs.k8s.io/gateway-api',
      version: 'v1.6.3',
      paths: ['config/crd/standard', 'config/crd/experimental'],
    },
    {
      file: 'traefik',
      module: 'github.com/traefik/traefik/v3',
      version: 'v3.7.13',
      paths: ['docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml'],
    },
    {
      file: 'cert-manager',
      module: 'github.com/cert-manager/cert-manager',
      version: 'v1.21.2',
      paths: ['deploy/crds'],
    },
    { file: 'network-policy-api', module: 'sigs.k8s.io/network-policy-api', version: 'v0.1.1', paths: ['config/crd'] },
    {
      file: 'cilium',
      module: 'github.com/cilium/cilium',
      version: 'v1.20.2',
      paths: ['pkg/k8s/apis/cilium.io/client/crds'],
      only: /Network[Pp]olic|CIDRGroup|LocalRedirect|EgressGatewayPolic/,
    },
  ],
};
