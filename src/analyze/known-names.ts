import { nearest } from '#model/text/nearest.js';
import { rules } from '#rules/index.js';
import { storedKinds } from '#schema/store/store.js';

/** What is wrong with a version of Kubernetes: `1.36`, `v1.36.2`, `1.36.2-gke.1` are right. */
export function kubernetesFault(text: string): string | undefined {
  const { versions } = storedKinds();
  const minor = /^v?1\.(\d{1,3})(?:\.\d+)?(?:[-+][\w.+-]*)?$/.exec(text)?.[1];
  if (minor !== undefined && versions.includes(Number(minor))) return undefined;
  const range = `known are 1.${versions[0] ?? 0} to 1.${versions.at(-1) ?? 0}`;
  return minor === undefined
    ? `${text} is no version of Kubernetes; ${range}`
    : `Kubernetes ${text} is not known; ${range}`;
}

/** What is wrong with the name of a rule. */
export function ruleFault(id: string): string | undefined {
  const ids = rules.map(one => one.id);
  if (ids.includes(id)) return undefined;
  const hint = nearest(id, ids);
  return `no rule is called ${id}${hint === undefined ? '; `gatewright rules` lists them' : `; did you mean ${hint}?`}`;
}

/** What is wrong with the name of something that exists although it is not among the manifests. */
export function elsewhereFault(text: string): string | undefined {
  if (/^[A-Z][A-Za-z0-9]*(\/[a-z0-9][a-z0-9.:-]*){1,2}$/.test(text)) return placeFault(text);
  return `${text} is not the name of a resource; write ClusterIssuer/letsencrypt, or Secret/shop/web-tls where it stands in a namespace`;
}

/** Of a kind that nobody knows, or that is both, either may be meant. */
function placeFault(text: string): string | undefined {
  const [kind = '', first = '', second] = text.split('/');
  const scopes = scopesOf(kind);
  if (scopes.size !== 1) return undefined;
  if (second === undefined && scopes.has(1)) return `${text} has no namespace; write ${kind}/NAMESPACE/${first}`;
  if (second !== undefined && scopes.has(0)) return `a ${kind} stands in no namespace; write ${kind}/${second}`;
  return undefined;
}

/** Whether resources of a kind stand in a namespace (1), by all groups that have one of the name. */
function scopesOf(kind: string): ReadonlySet<0 | 1> {
  const { kinds, bundles } = storedKinds();
  const isMeant = (id: string): boolean => id.endsWith(`/${kind}`);
  const builtIn = Object.entries(kinds).flatMap(([id, runs]) => (isMeant(id) ? runs.map(([, , scope]) => scope) : []));
  const custom = bundles.flatMap(one =>
    Object.entries(one.kinds).flatMap(([id, scope]) => (isMeant(id) ? [scope] : [])),
  );
  return new Set([...builtIn, ...custom]);
}
