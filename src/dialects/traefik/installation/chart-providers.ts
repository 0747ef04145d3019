import { merged } from '#cluster/helm/helm-values.js';
import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';

/** The providers that the chart turns on, as arguments. (traefik-helm-chart v41.3.0, traefik/templates/_podtemplate.tpl, traefik/values.yaml: providers) */
export function providerArguments(values: JsonObject, namespace: string): readonly string[] {
  const given = objectOf(values['providers']);
  const isNarrow = valueAt(values, ['rbac', 'namespaced']) === true;
  return Object.entries(usual).flatMap(([name, { fields, ...defaults }]) => {
    const provider = merged(defaults, objectOf(given[name] ?? given[formerNames[name] ?? name]));
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

/** What the chart sets by itself, and the fields that it passes on. Empty Services are allowed since v31.0.0. */
const usual: Readonly<Record<string, JsonObject & { readonly enabled: boolean; readonly fields: readonly string[] }>> =
  {
    kubernetesCRD: { enabled: true, allowEmptyServices: true, fields: [...shared, 'allowCrossNamespace'] },
    kubernetesIngress: {
      enabled: true,
      allowEmptyServices: true,
      fields: [...shared, 'strictPrefixMatching', 'disableIngressClassLookup'],
    },
    kubernetesGateway: { enabled: false, fields: [] },
    kubernetesIngressNGINX: { enabled: false, fields: [] },
  };

/** Names of providers in older charts. */
const formerNames: Readonly<Record<string, string>> = { kubernetesIngressNGINX: 'kubernetesIngressNginx' };
