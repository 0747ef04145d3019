import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { specOf } from '#model/resource.js';
import type { AnnotationRisk, NginxAnnotation } from '../../nginx-annotations.js';
import { nginxPrefix } from '../../nginx-annotations.js';
import { annotationsOfRelease } from '../versions/known-annotations.js';
import { hasChange } from '../../change.js';
import type { Release } from '../../release.js';
import { releaseOrNewest } from '../../release.js';
import type { NginxChange } from '../versions/changes.table.js';
import { nginxChanges } from '../versions/changes.table.js';
import { goBoolean } from '../values/go-values.js';
import { originPattern } from '../values/origins.js';
import type { FlagFault } from './flags/flag-faults.js';
import { flagFaults } from './flags/flag-faults.js';
import { controllerClass, usualClass } from './class-names.js';
import { configMapOf, installationOf } from './installation.js';

/** How the controller is set up: its flags and its ConfigMap, as far as they change what a request meets. */
export interface Configuration {
  readonly name: string;
  readonly settings: ControllerSettings;
  readonly release: Release;
  readonly annotations: AnnotationReading;
  /** The IngressClasses that it serves. */
  readonly classes: ReadonlySet<string>;
  /** The values of the annotation kubernetes.io/ingress.class that it serves. */
  readonly annotationClasses: ReadonlySet<string>;
  readonly flags: Readonly<Record<string, string>>;
  readonly snippetsAllowed: boolean;
  readonly highestRisk: AnnotationRisk;
  readonly crossNamespace: boolean;
  /** An older name of an annotation has its risk too. */
  readonly aliasesAtRisk: boolean;
  /** Paths stand in quotes in the configuration of nginx. */
  readonly quotesPaths: boolean;
  /** What may be busy of buffers where nothing says it; undefined: nginx reckons it. */
  readonly busyBuffers: string | undefined;
  /** What X-Forwarded headers of a request say is believed. */
  readonly believesForwarded: boolean;
  /** Backends are told the header X-Forwarded-Host that the client sent. */
  readonly tellsOriginalHost: boolean;
  /** The redirect to or from www names the port, as the request or a proxy that is believed tells it. */
  readonly portOfWww: boolean;
  /** What is taken for an origin that may come from elsewhere. */
  readonly origin: RegExp;
  readonly blockedWords: readonly string[];
  readonly redirectStatus: RedirectStatus;
  readonly data: Readonly<Record<string, string>>;
  /** Flags with which the controller does not start. */
  readonly flagFaults: readonly FlagFault[];
}

/** Which annotations the controller knows, and whether it looks at the characters of their values. */
export interface AnnotationReading {
  readonly known: (name: string) => NginxAnnotation | undefined;
  readonly checked: boolean;
  /** What stands before their names: with the slash. */
  readonly prefix: string;
}

/** The set-up from gatewright's configuration, else from the manifests, else as the controller ships it. */
export function configurationOf(cluster: Cluster, settings: ControllerSettings): Configuration {
  const { flags: installed, written } = installationOf(cluster, settings);
  const all = installed ?? flagsIn(settings);
  const flags = withoutUnseen(all);
  const data = settings.configMap ?? configMapOf(cluster, all, settings);
  const release = releaseOrNewest(settings.version);
  const does = (change: NginxChange) => hasChange(release, nginxChanges[change]);
  return {
    name: settings.name,
    settings,
    release,
    annotations: {
      known: annotationsOfRelease(release),
      checked: goBoolean(flags['enable-annotation-validation'] ?? '') ?? does('checkedValues'),
      prefix: prefixOf(flags),
    },
    classes: classesOf(cluster, settings, flags),
    annotationClasses: new Set(settings.ingressClasses ?? [flags['ingress-class'] ?? usualClass]),
    flags,
    snippetsAllowed: booleanIn(data, 'allow-snippet-annotations', !does('snippetsOff')),
    highestRisk: highestRiskIn(data, does('riskHigh') ? 'High' : 'Critical'),
    crossNamespace: booleanIn(data, 'allow-cross-namespace-resources', !does('ownNamespace')),
    aliasesAtRisk: does('aliasesAtRisk'),
    quotesPaths: does('quotedLocations'),
    busyBuffers: does('busyBuffersOf8k') ? '8k' : undefined,
    believesForwarded: booleanIn(data, 'use-forwarded-headers', false),
    tellsOriginalHost: does('originalForwardedHost'),
    portOfWww: does('portOfWww'),
    origin: originPattern(does('originsOfAnyScheme'), does('originNull')),
    blockedWords: blockedWordsIn(data),
    redirectStatus: redirectStatusOf(data['http-redirect-code']),
    data,
    flagFaults: flagFaults(written, release),
  };
}

/** What stands before the names of annotations. (ingress-nginx v1.15.1, internal/ingress/annotations/parser/main.go: GetAnnotationWithPrefix) */
export function prefixOf(flags: Configuration['flags']): string {
  const prefix = flags['annotations-prefix'];
  return prefix === undefined ? nginxPrefix : `${prefix}/`;
}

/**
 * A controller that watches one namespace sees neither a Service nor a Secret of another: it does as if it were not told of them.
 * (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go:319-331; controller.go:600-632, 1252-1264)
 */
function withoutUnseen(flags: Configuration['flags']): Configuration['flags'] {
  const only = flags['watch-namespace'] ?? '';
  if (only === '') return flags;
  const isSeen = ([name, value]: readonly [string, string]): boolean =>
    !['default-backend-service', 'default-ssl-certificate'].includes(name) || value.startsWith(`${only}/`);
  return Object.fromEntries(Object.entries(flags).filter(isSeen));
}

/** No value of an annotation may hold one of them. */
export function blockedWordsIn(data: Readonly<Record<string, string>>): readonly string[] {
  return (data['annotation-value-word-blocklist'] ?? '').split(',').filter(word => word !== '');
}

/** The flags as the command line would have them. */
export function flagsIn({ flags = {} }: ControllerSettings): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(flags).map(([flag, value]) => [flag, String(value)]));
}

/** Whether a flag is set that is off by default. */
export function isOn(flags: Configuration['flags'], flag: string): boolean {
  return goBoolean(flags[flag] ?? '') === true;
}

/** A boolean of the ConfigMap; what is no boolean counts as its default. */
export function booleanIn(data: Readonly<Record<string, string>>, key: string, otherwise: boolean): boolean {
  return goBoolean(data[key] ?? '') ?? otherwise;
}

/**
 * The names of IngressClasses: an Ingress with spec.ingressClassName counts when that class names the controller, or is called as
 * --ingress-class says where classes count by name. (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go:526-549, 1066-1074)
 */
function classesOf(
  cluster: Cluster,
  settings: ControllerSettings,
  flags: Readonly<Record<string, string>>,
): ReadonlySet<string> {
  if (settings.ingressClasses) return new Set(settings.ingressClasses);
  const wanted = flags['controller-class'] ?? controllerClass;
  const resources = ofKind(cluster, 'networking.k8s.io', 'IngressClass');
  const usual = flags['ingress-class'] ?? usualClass;
  const byName = isOn(flags, 'ingress-class-by-name');
  const own = resources.filter(one => specOf(one)['controller'] === wanted || (byName && one.name === usual));
  if (own.length > 0) return new Set(own.map(({ name }) => name));
  return resources.some(({ name }) => name === usual) ? new Set() : new Set([usual]);
}

/** An unknown word means Low. (ingress-nginx v1.15.1, internal/ingress/annotations/parser/main.go:200-211) */
export function highestRiskIn(
  data: Readonly<Record<string, string>>,
  otherwise: AnnotationRisk = 'High',
): AnnotationRisk {
  switch (data['annotations-risk-level']?.toLowerCase()) {
    case undefined:
      return otherwise;
    case 'high':
      return 'High';
    case 'critical':
      return 'Critical';
    case 'medium':
      return 'Medium';
    default:
      return 'Low';
  }
}

/** Other codes are not taken. (ingress-nginx v1.15.1, internal/ingress/controller/template/configmap.go, validRedirectCodes) */
export function redirectStatusOf(code: string | undefined): RedirectStatus {
  return ([301, 302, 307] as const).find(one => one === Number(code)) ?? 308;
}

type RedirectStatus = 301 | 302 | 307 | 308;
