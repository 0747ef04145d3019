import { merged } from '#cluster/helm/helm-values.js';
import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { HelmRelease } from '#cluster/helm/helm-release.js';
import { releaseOf } from '#dialects/release.js';

/** The providers that the chart turns on, as arguments. (traefik-helm-chart v41.3.0, traefik/templates/_podtemplate.tpl, traefik/values.yaml: providers) */
export function providerArguments({ values, namespace, chartVersion }: HelmRelease): readonly string[] {
  const given = objectOf(values['providers']);
  const isNarrow = valueAt(values, ['rbac', 'namespaced']) === true;
  return Object.entries(usual).flatMap(([name, { fields, ...defaults }]) => {
    const own = letsBeEmpty(chartVersion) ? { ...defaults, allowEmptyServices: true } : defaults;
    const provider = merged(own, objectOf(given[name] ?? given[formerNames[name] ?? name]));
    if (provider['enabled'] !== true) return [];
    const namespaces = itemsOf(provider['namespaces']).flatMap(one => textOf(one) ?? []);
    const narrow = namespaces.length > 0 ? namespaces : isNarrow ? [namespace] : [];
    return [
      `--providers.${name}=true`,
      ...(narrow.length > 0 ? [`--providers.${name}.namespaces=${narrow.join(',')}`] : []),
      ...(isNarrow && fields.length > 0 ? [`--providers.${name}.disableClusterScopeResources=true`] : []),
      ...fields.flatMap(field => said(`--providers.${name}.${field}`, provider[field])),
    ];
  });
}

/** Services without endpoints answer 503 by the chart's own values since v31.0.0; a version that is not told is a new one. (traefik-helm-chart v31.0.0, release notes) */
function letsBeEmpty(chartVersion: string | undefined): boolean {
  const release = releaseOf((chartVersion ?? '').replace(/^[v=]/, ''));
  return release === undefined || release.major >= 31;
}

function said(name: string, value: Json | undefined): readonly string[] {
  const text = itemsOf(value)
    .flatMap(one => textOf(one) ?? [])
    .join(',');
  if (text !== '') return [`${name}=${text}`];
  return typeof value === 'string' || typeof value === 'boolean' ? (value === '' ? [] : [`${name}=${value}`]) : [];
}

const shared = [
  'ingressClass',
  'labelSelector',
  'allowExternalNameServices',
  'allowEmptyServices',
  'nativeLBByDefault',
  'crossProviderNamespaces',
];

/** What the chart sets by itself, and the fields that it passes on. */
const usual: Readonly<Record<string, JsonObject & { readonly enabled: boolean; readonly fields: readonly string[] }>> =
  {
    kubernetesCRD: { enabled: true, fields: [...shared, 'allowCrossNamespace'] },
    kubernetesIngress: {
      enabled: true,
      fields: [...shared, 'strictPrefixMatching', 'disableIngressClassLookup'],
    },
    kubernetesGateway: { enabled: false, fields: [] },
    kubernetesIngressNGINX: { enabled: false, fields: [] },
  };

/** Names of providers in older charts. */
const formerNames: Readonly<Record<string, string>> = { kubernetesIngressNGINX: 'kubernetesIngressNginx' };
