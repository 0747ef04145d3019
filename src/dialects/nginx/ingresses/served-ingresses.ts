import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf } from '#model/resource.js';
import { nginxPrefix } from '../../nginx-annotations.js';
import { annotationsIn } from '../annotations/annotations.js';
import type { Configuration } from '../installation/configuration.js';
import type { Settings } from '../policies/settings.js';
import { settingsOf } from '../policies/settings.js';
import { goBoolean } from '../values/go-values.js';
import { isAbove } from '../values/risks.js';
import type { Ingress } from './ingress.js';
import { ingressOf } from './ingress.js';
import { isForbidden } from './deep-inspection.js';
import { compareIngresses } from './precedence.js';

/** An Ingress that the controller serves, with what it asks. */
export interface ServedIngress extends Ingress, Settings {}

/** Why the controller passes over an Ingress of its class, and the field that is at fault. */
export interface Skipped {
  readonly resource: Resource;
  readonly because: string;
  readonly path: readonly (string | number)[];
  /** The value itself is at fault, and noted as such. */
  readonly noted?: boolean;
}

export interface Ingresses {
  /** In the controller's order. */
  readonly served: readonly ServedIngress[];
  readonly skipped: readonly Skipped[];
  /** The annotations of all Ingresses of the class, for notes. */
  readonly all: readonly ServedIngress[];
}

/** The Ingresses of the controller's class, in its order, without those that it passes over. */
export function ingressesOf(cluster: Cluster, configuration: Configuration): Ingresses {
  const all = ofKind(cluster, 'networking.k8s.io', 'Ingress')
    .filter(one => isOfClass(one, configuration))
    .map(resource => servedIngress(resource, cluster, configuration));
  const skipped = all.flatMap(one => reasonToSkip(one, configuration) ?? []);
  const passedOver = new Set(skipped.map(({ resource }) => resource));
  return { served: all.filter(({ resource }) => !passedOver.has(resource)).sort(compareIngresses), skipped, all };
}

function servedIngress(resource: Resource, cluster: Cluster, configuration: Configuration): ServedIngress {
  const ingress = ingressOf(resource);
  const { namespace } = resource;
  const paths = ingress.rules.flatMap(rule => rule.paths ?? []);
  const reads = {
    annotations: annotationsIn(resource, configuration.annotations),
    cluster,
    configuration,
    namespace,
    paths,
  };
  return { ...ingress, ...settingsOf(reads) };
}

/**
 * The class in the spec decides; without one the annotation; without either only where the controller watches such
 * Ingresses. (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go:1066-1085)
 */
export function isOfClass(resource: Resource, { classes, annotationClasses, flags }: Configuration): boolean {
  const named = textOf(specOf(resource)['ingressClassName']);
  if (named !== undefined && named !== '') return classes.has(named);
  const annotated = annotationsOf(resource)['kubernetes.io/ingress.class'];
  if (annotated !== undefined) return annotationClasses.has(annotated);
  return flags['watch-ingress-without-class'] === 'true';
}

function reasonToSkip(ingress: ServedIngress, configuration: Configuration): Skipped | undefined {
  return (
    catchAllRefused(ingress, configuration) ??
    (configuration.flags['deep-inspect'] === 'false' ? undefined : inspected(ingress)) ??
    blockedWord(ingress, configuration) ??
    riskyAnnotation(ingress, configuration) ??
    refusedAnnotation(ingress)
  );
}

/** (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go:410) */
function catchAllRefused({ resource, defaultBackend }: ServedIngress, { flags }: Configuration): Skipped | undefined {
  if (goBoolean(flags['disable-catch-all'] ?? '') !== true || !defaultBackend) return undefined;
  return { resource, because: 'the controller runs with --disable-catch-all', path: ['spec', 'defaultBackend'] };
}

function inspected({ resource, rules, tls }: ServedIngress): Skipped | undefined {
  const because = 'deep inspection finds a forbidden word in it';
  for (const [at, { host, paths = [] }] of rules.entries()) {
    if (isForbidden(host)) return { resource, because, path: ['spec', 'rules', at, 'host'] };
    const bad = paths.find(({ path }) => isForbidden(path));
    if (bad) return { resource, because, path: [...bad.at, 'path'] };
  }
  const entry = tls.find(({ hosts, secret }) => [secret, ...hosts].some(isForbidden));
  return entry && { resource, because, path: entry.at };
}

/** (ingress-nginx v1.15.1, internal/ingress/controller/store/store.go:925) */
function blockedWord({ resource }: ServedIngress, { blockedWords }: Configuration): Skipped | undefined {
  for (const [key, value] of Object.entries(annotationsOf(resource))) {
    const word = key.startsWith(nginxPrefix) ? blockedWords.find(one => value.includes(one)) : undefined;
    if (word !== undefined)
      return { resource, because: `annotation-value-word-blocklist holds ${word}`, path: annotationPath(key) };
  }
  return undefined;
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/parser/validators.go:253) */
function riskyAnnotation(
  { resource, reads }: ServedIngress,
  { highestRisk, annotations, aliasesAtRisk }: Configuration,
): Skipped | undefined {
  for (const name of reads.annotations.present) {
    const row = annotations.known(name);
    const risk = row === undefined || (row.name !== name && !aliasesAtRisk) ? 'Low' : row.risk;
    if (isAbove(risk, highestRisk))
      return {
        resource,
        because: `its risk is ${risk}, and annotations-risk-level allows ${highestRisk}`,
        path: annotationPath(nginxPrefix + name),
      };
  }
  return undefined;
}

function refusedAnnotation({ resource, invalid }: ServedIngress): Skipped | undefined {
  const fault = invalid.find(({ effect }) => effect === 'ingress-skipped');
  return (
    fault && {
      resource,
      because: `it is not ${fault.wants}`,
      path: annotationPath(nginxPrefix + fault.name),
      noted: true,
    }
  );
}

function annotationPath(key: string): readonly string[] {
  return ['metadata', 'annotations', key];
}
