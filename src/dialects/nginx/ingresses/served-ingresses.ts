import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf } from '#model/resource.js';
import type { Doubt } from '#model/routing/condition.js';
import { annotationsIn } from '../annotations/annotations.js';
import type { Declined } from '../../dialect.js';
import type { Configuration } from '../installation/configuration.js';
import type { Settings } from '../policies/settings.js';
import { settingsOf } from '../policies/settings.js';
import { goBoolean } from '../values/go-values.js';
import { isAbove } from '../values/risks.js';
import { claimOn } from './claim.js';
import type { Ingress } from './ingress.js';
import { ingressOf } from './ingress.js';
import { isForbidden } from './deep-inspection.js';
import { compareIngresses } from './precedence.js';

/** An Ingress that the controller serves, with what it asks. */
export interface ServedIngress extends Ingress, Settings {
  /** Why it is open whether the controller serves it. */
  readonly doubt?: Doubt;
}

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
  /** Those that it does not take, though nothing says that they are another controller's. */
  readonly declined: readonly Declined[];
}

/** The Ingresses that the controller takes, in its order, without those that it passes over. */
export function ingressesOf(cluster: Cluster, configuration: Configuration): Ingresses {
  const declined: Declined[] = [];
  const all: ServedIngress[] = [];
  for (const ingress of ofKind(cluster, 'networking.k8s.io', 'Ingress')) {
    const claim = claimOn(ingress, cluster, configuration);
    if (claim.kind === 'declined') declined.push({ ingress, because: claim.because, path: claim.path });
    else if (claim.kind === 'open') all.push({ ...servedIngress(ingress, cluster, configuration), doubt: claim.doubt });
    else if (claim.kind === 'served') all.push(servedIngress(ingress, cluster, configuration));
  }
  const skipped = all.flatMap(one => reasonToSkip(one, configuration) ?? []);
  const passedOver = new Set(skipped.map(({ resource }) => resource));
  const served = all.filter(({ resource }) => !passedOver.has(resource)).sort(compareIngresses);
  return { served, skipped, all, declined };
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
function blockedWord({ resource }: ServedIngress, { blockedWords, annotations }: Configuration): Skipped | undefined {
  for (const [key, value] of Object.entries(annotationsOf(resource))) {
    const word = key.startsWith(annotations.prefix) ? blockedWords.find(one => value.includes(one)) : undefined;
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
        path: annotationPath(reads.annotations.keyOf(name)),
      };
  }
  return undefined;
}

function refusedAnnotation({ resource, invalid, reads }: ServedIngress): Skipped | undefined {
  const fault = invalid.find(({ effect }) => effect === 'ingress-skipped');
  return (
    fault && {
      resource,
      because: `it is not ${fault.wants}`,
      path: annotationPath(reads.annotations.keyOf(fault.name)),
      noted: true,
    }
  );
}

function annotationPath(key: string): readonly string[] {
  return ['metadata', 'annotations', key];
}
