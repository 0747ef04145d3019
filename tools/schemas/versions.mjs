/** What the store is derived from: Go modules and their versions. What no registry carries is described by hand, under described/. */
export const versions = {
  kubernetes: ['v1.30.14', 'v1.31.14', 'v1.32.13', 'v1.33.13', 'v1.34.4', 'v1.35.4', 'v1.36.3', 'v1.37.2'],
  api: 'v0.36.3',
  bundles: [
    { file: 'gateway-api-1.5', title: 'Gateway API 1.5', ...gateway('v1.5.1') },
    { file: 'gateway-api-1.6', title: 'Gateway API 1.6', ...gateway('v1.6.3') },
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
    {
      file: 'cilium',
      module: 'github.com/cilium/cilium',
      version: 'v1.20.2',
      paths: ['pkg/k8s/apis/cilium.io/client/crds'],
      only: /Network[Pp]olic|CIDRGroup|LocalRedirect|EgressGatewayPolic/,
    },
    { file: 'external-secrets-1.3', title: 'External Secrets 1.3', ...externalSecrets('v1.3.2') },
    { file: 'external-secrets-0.16', title: 'External Secrets 0.16', ...externalSecrets('v0.16.2') },
    { file: 'network-policy-api', paths: ['described/network-policy-api.yaml'] },
    { file: 'calico', paths: ['described/calico.yaml'] },
  ],
};

function gateway(version) {
  return { module: 'sigs.k8s.io/gateway-api', version, paths: ['config/crd/standard', 'config/crd/experimental'] };
}

/** Up to 0.16 it serves v1beta1 too. */
function externalSecrets(version) {
  return {
    module: 'github.com/external-secrets/external-secrets',
    version,
    paths: ['config/crds/bases'],
    only: /^[a-z]+\.external-secrets\.io$/,
  };
}
