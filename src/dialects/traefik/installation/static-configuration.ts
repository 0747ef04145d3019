import type { Cluster } from '#cluster/cluster.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Json, JsonObject } from '#model/json.js';
import { isObject, objectOf } from '#model/json.js';
import type { EntryPoint } from './entry-point.js';
import { entryPointsOf } from './entry-point.js';
import { installationIn } from './installation.js';
import type { ProviderNamed } from './named-providers.js';
import { namedProviders } from './named-providers.js';
import type { PluginNamed } from './named-plugins.js';
import { namedPlugins } from './named-plugins.js';
import type { Requirement } from '../../label-selector.js';
import { requirementsIn } from '../../label-selector.js';
import type { RuleSyntax } from '../rule/rule.js';
import type { Does } from '../versions/changes.table.js';
import { doesOf } from '../versions/does.js';
import { fieldOf, flagOf, listOf, wordOf } from './static-field.js';

/** What Traefik is told at its start, as far as routing rests on it. */
export interface StaticConfiguration {
  readonly entryPoints: readonly EntryPoint[];
  /** The provider of Ingress resources; undefined where it is off. */
  readonly ingress?: IngressProvider;
  /** The provider of Traefik's own kinds. */
  readonly crd?: CrdProvider;
  /** What a reference means that names a provider. */
  readonly providerNamed: ProviderNamed;
  readonly pluginNamed: PluginNamed;
  readonly ruleSyntax: RuleSyntax;
  /** What the version that runs does of what changed between versions. */
  readonly does: Does;
  /** The providers that are on, and whose routing is not known. */
  readonly unread: readonly UnreadProvider[];
}

export type UnreadProvider = 'kubernetesGateway' | 'kubernetesIngressNGINX';

interface Provider {
  /** Empty: resources of no class, and of the class `traefik`. */
  readonly ingressClass: string;
  /** Undefined: all. */
  readonly namespaces?: readonly string[];
  /** What the labels of the resources have to be that it reads. */
  readonly requires: readonly Requirement[];
  readonly allowEmptyServices: boolean;
  readonly allowExternalNameServices: boolean;
  readonly nativeLB: boolean;
  /** The namespaces that may refer to what other providers define. Undefined: all. */
  readonly crossProviderNamespaces?: readonly string[];
}

export interface IngressProvider extends Provider {
  readonly strictPrefixMatching: boolean;
  readonly ignoresClassResources: boolean;
}

export interface CrdProvider extends Provider {
  readonly allowCrossNamespace: boolean;
}

/**
 * The static configuration of a Traefik: what the settings say, else the arguments of the one among the manifests. Where
 * nothing is said of entry points or providers, those of the Helm chart count: web on 80, websecure on 443 with TLS, both
 * providers, empty Services answered with 503. (traefik-helm-chart v41.3.0, traefik/values.yaml: ports, providers)
 */
export function staticConfigurationOf(settings: ControllerSettings, cluster?: Cluster): StaticConfiguration {
  const installation = settings.static || !cluster ? undefined : installationIn(cluster, settings);
  const given = settings.static ?? installation?.static ?? {};
  const providers = fieldOf(given, 'providers');
  const core = objectOf(fieldOf(given, 'core'));
  const does = doesOf(settings.version);
  const entryPoints = entryPointsOf(fieldOf(given, 'entryPoints') ?? chartEntryPoints, does);
  return {
    entryPoints: entryPoints.map(one => ({ ...one, port: installation?.exposed.get(one.port) ?? one.port })),
    ...providersOf(providers === undefined ? chartProviders : objectOf(providers), does),
    providerNamed: namedProviders(providers === undefined ? undefined : objectOf(providers), chartProviders),
    pluginNamed: namedPlugins(settings.static ?? installation?.static),
    ruleSyntax: wordOf(core, 'defaultRuleSyntax') === 'v2' || !does('syntaxOfV3') ? 'v2' : 'v3',
    does,
  };
}

const chartEntryPoints: JsonObject = { web: { address: ':80' }, websecure: { address: ':443', http: { tls: {} } } };

const chartProviders: JsonObject = {
  kubernetesCRD: { allowEmptyServices: true },
  kubernetesIngress: { allowEmptyServices: true },
};

function providersOf(providers: JsonObject, does: Does): Pick<StaticConfiguration, 'ingress' | 'crd' | 'unread'> {
  const ingress = switchedOn(fieldOf(providers, 'kubernetesIngress'));
  const crd = switchedOn(fieldOf(providers, 'kubernetesCRD'));
  return {
    ...(ingress && {
      ingress: {
        ...providerOf(ingress, does),
        strictPrefixMatching: does('strictPrefixes') && flagOf(ingress, 'strictPrefixMatching'),
        ignoresClassResources:
          (does('classLookup') && flagOf(ingress, 'disableIngressClassLookup')) ||
          (does('clusterScope') && flagOf(ingress, 'disableClusterScopeResources')),
      },
    }),
    unread: (['kubernetesGateway', 'kubernetesIngressNGINX'] as const).filter(
      name => switchedOn(fieldOf(providers, name)) !== undefined,
    ),
    ...(crd && { crd: { ...providerOf(crd, does), allowCrossNamespace: flagOf(crd, 'allowCrossNamespace') } }),
  };
}

// `kubernetesCRD:` with nothing behind it turns a provider on, `false` does not.
function switchedOn(provider: Json | undefined): JsonObject | undefined {
  if (provider === undefined || provider === false || provider === 'false') return undefined;
  return isObject(provider) ? provider : {};
}

// A provider whose selector is refused does not start.
const nothing: Requirement = { key: '', operator: 'in', values: [] };

function providerOf(provider: JsonObject, does: Does): Provider {
  const namespaces = listOf(provider, 'namespaces');
  const crossing = does('crossProviderNamespaces') ? fieldOf(provider, 'crossProviderNamespaces') : undefined;
  return {
    ingressClass: wordOf(provider, 'ingressClass') ?? '',
    ...(namespaces.length > 0 && { namespaces }),
    requires: requirementsIn(wordOf(provider, 'labelSelector') ?? '') ?? [nothing],
    allowEmptyServices: flagOf(provider, 'allowEmptyServices'),
    allowExternalNameServices: flagOf(provider, 'allowExternalNameServices'),
    nativeLB: does('nativeByDefault') && flagOf(provider, 'nativeLBByDefault'),
    ...(crossing !== undefined && { crossProviderNamespaces: listOf(provider, 'crossProviderNamespaces') }),
  };
}
