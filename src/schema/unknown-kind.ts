import { nearest } from '#model/text/nearest.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import { withoutVersion } from './kind.js';
import type { Problem } from './problem.js';
import { storedKinds } from './store/store.js';

/**
 * Why a resource's kind is not known: the API server does not serve it, or it cannot be told from here (info). `served`:
 * the versions in which a definition among the manifests has the kind.
 */
export function unknownKind({ apiVersion, kind }: Resource, minor: number, served: readonly string[]): Problem {
  const group = groupOf(apiVersion);
  if (served.length > 0)
    return problem('unknown-kind', `the definition of ${kind} serves ${served.join(', ')}, not ${apiVersion}`);
  const version = apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
  const key = `${group}/${version}/${kind}`;
  const { kinds } = storedKinds();
  if (isRemoved(key, minor)) return removed(key, apiVersion, minor);
  const moved = movedGroups.get(group);
  if (moved !== undefined)
    return problem('removed-kind', `${kind} of ${apiVersion} is no longer served; use apiVersion ${moved}`);
  if (Object.hasOwn(kinds, key)) return problem('unknown-kind', notServed(key, apiVersion, minor), ['apiVersion']);
  const known = knownKinds();
  // No cluster ever sees it. (kubernetes-sigs/kustomize v5.8.2, api/konfig/builtinpluginconsts)
  if (apiVersion === 'builtin')
    return { ...problem('unknown-kind', `${kind} sets up kustomize, and is no resource`, ['kind']), severity: 'info' };
  const alpha = experimental.get(group);
  if (alpha?.includes(kind) === true && /^v\d+alpha\d+$/.test(version))
    return {
      ...problem(
        'unknown-kind',
        `${kind} of ${apiVersion} is of the experimental channel, where it is deprecated; the standard channel has ${listed(known.filter(one => withoutVersion(one) === `${group}/${kind}`))}`,
      ),
      severity: 'info',
      effect: 'unknown',
    };
  const sameKind = known.filter(one => withoutVersion(one) === `${group}/${kind}`);
  if (sameKind.length > 0)
    return problem('unknown-kind', `${apiVersion} has no ${kind}; use apiVersion ${listed(sameKind)}`, ['apiVersion']);
  return ofGroup(group, apiVersion, kind, known);
}

/** Kinds that an experimental channel has in versions of its own. (gateway-api v1.5.0, config/crd/experimental) */
const experimental: ReadonlyMap<string, readonly string[]> = new Map([
  ['gateway.networking.k8s.io', ['TLSRoute', 'TCPRoute', 'UDPRoute', 'BackendTLSPolicy', 'ReferenceGrant']],
]);

/** Groups that a controller left behind. (Traefik v3 migration guide) */
const movedGroups = new Map([['traefik.containo.us', 'traefik.io/v1alpha1']]);

function problem(kind: Problem['kind'], message: string, path: readonly string[] = ['apiVersion']): Problem {
  return { kind, path, part: 'value', message };
}

/** A kind that is to go later is not removed: it is served, or switched off. */
function isRemoved(key: string, minor: number): boolean {
  const { kinds, gone } = storedKinds();
  const [, removedIn = 0] = gone[key] ?? [];
  return Object.hasOwn(gone, key) && (removedIn <= minor || !Object.hasOwn(kinds, key));
}

function removed(key: string, apiVersion: string, minor: number): Problem {
  const [, removedIn = 0, replacement = ''] = storedKinds().gone[key] ?? [];
  const kind = key.slice(key.lastIndexOf('/') + 1);
  const when = removedIn > minor ? `is not served by Kubernetes 1.${minor}` : `is gone since Kubernetes 1.${removedIn}`;
  return problem('removed-kind', `${kind} of ${apiVersion} ${when}; ${insteadOf(key, replacement, minor)}`);
}

/** What takes the place of a kind: what Kubernetes names (of one kind it names the list), or the same kind in another version. */
function insteadOf(key: string, replacement: string, minor: number): string {
  const [group = '', version = '', name = ''] = replacement.split('/');
  if (replacement === '') return otherVersion(key, minor) ?? 'nothing takes its place';
  const kind = name.replace(/List$/, '');
  return `use apiVersion ${apiVersionOf(group, version)}${key.endsWith(`/${kind}`) ? '' : `, kind ${kind}`}`;
}

function otherVersion(key: string, minor: number): string | undefined {
  const same = Object.keys(storedKinds().kinds).filter(one => withoutVersion(one) === withoutVersion(key));
  const served = same.filter(one => isServed(one, minor));
  return served.length === 0 ? undefined : `use apiVersion ${listed(served)}`;
}

function isServed(key: string, minor: number): boolean {
  const runs = storedKinds().kinds[key] ?? [];
  return runs.some(([from, to, , schema]) => from <= minor && minor <= to && !schema.startsWith('!'));
}

function notServed(key: string, apiVersion: string, minor: number): string {
  const instead = otherVersion(key, minor);
  return `${key.slice(key.lastIndexOf('/') + 1)} of ${apiVersion} ${whyNotServed(key, minor)}${instead === undefined ? '' : `; ${instead}`}`;
}

function whyNotServed(key: string, minor: number): string {
  const runs = storedKinds().kinds[key] ?? [];
  if (runs.some(([from, to]) => from <= minor && minor <= to))
    return `is switched off in Kubernetes 1.${minor} unless the API server is told otherwise`;
  const first = Math.min(...runs.map(([from]) => from));
  return first > minor ? `comes with Kubernetes 1.${first} only` : `is gone in Kubernetes 1.${minor}`;
}

/** Every kind that some version serves, as `group/version/Kind`. */
function knownKinds(): readonly string[] {
  const { kinds, bundles } = storedKinds();
  return [...Object.keys(kinds), ...bundles.flatMap(one => Object.keys(one.kinds))];
}

function ofGroup(group: string, apiVersion: string, kind: string, known: readonly string[]): Problem {
  if (unheld.get(group)?.includes(kind) === true) return unchecked(apiVersion, kind);
  const inGroup = known.filter(one => one.startsWith(`${group}/`)).map(one => one.slice(one.lastIndexOf('/') + 1));
  const guess = nearest(kind, inGroup);
  const builtIn = Object.keys(storedKinds().kinds).some(one => one.startsWith(`${group}/`));
  if (guess !== undefined)
    return problem('unknown-kind', `${apiVersion} has no kind ${kind}; did you mean ${guess}?`, ['kind']);
  const elsewhere = known.filter(one => one.endsWith(`/${kind}`));
  if (builtIn && elsewhere.length > 0)
    return problem('unknown-kind', `${apiVersion} has no ${kind}; use apiVersion ${listed(elsewhere)}`);
  if (builtIn) return problem('unknown-kind', `${apiVersion} has no kind ${kind}`, ['kind']);
  return unchecked(apiVersion, kind);
}

/** Kinds that are there and whose definitions are not held here. (projectcalico/calico v3.31, api/pkg/apis/projectcalico/v3: staged*.go) */
const unheld: ReadonlyMap<string, readonly string[]> = new Map([
  ['projectcalico.org', ['StagedNetworkPolicy', 'StagedGlobalNetworkPolicy', 'StagedKubernetesNetworkPolicy']],
  ['crd.projectcalico.org', ['StagedNetworkPolicy', 'StagedGlobalNetworkPolicy', 'StagedKubernetesNetworkPolicy']],
]);

function unchecked(apiVersion: string, kind: string): Problem {
  const message = `${kind} of ${apiVersion} is not checked: its definition is not among the manifests; name its file under crds`;
  return { ...problem('unknown-kind', message, ['kind']), severity: 'info', effect: 'unknown' };
}

function listed(keys: readonly string[]): string {
  const versions = keys.map(key => key.split('/')).map(([group = '', version = '']) => apiVersionOf(group, version));
  return [...new Set(versions)].join(' or ');
}

function apiVersionOf(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}
