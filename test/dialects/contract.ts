import type { Dialect } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { ClientKey } from '#model/policies/limits.js';
import type { PathRewrite } from '#model/policies/path-rewrite.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentPath } from '#model/routing/intent.js';
import type { Outcome, Request } from '#model/routing/request.js';

/** What one dialect brings to the laws: how its controller is set up, and where it may differ from them, each time with the reason. */
export interface Contract {
  readonly dialect: Dialect;
  readonly settings: ControllerSettings;
  /** Requests that are not held to the intent. */
  readonly unheld: readonly Exception<(request: Request) => boolean>[];
  /** What the controller may answer where the intent means another answer. */
  readonly alsoRight: readonly Exception<(meant: Outcome, done: Outcome) => boolean>[];
  /** Notes on what was written that speak of what stands elsewhere, or of what was not asked for. */
  readonly elsewhere: readonly Exception<(note: Note) => boolean>[];
  /** Manifests with keys that are neither written nor recorded. */
  readonly samples: readonly Sample[];
  /** What asks for nothing: it need not be in the table. */
  readonly idle: readonly Exception<(policies: PolicySet) => PolicyName | undefined>[];
  /** Fields of policies (`httpsRedirect.status`) that the table does not tell though they were asked for, and why. */
  readonly unseen: Readonly<Record<string, string>>;
  /** Fields that are settled among all routes of a writing: a route alone may have another value there. */
  readonly settled: Readonly<Record<string, string>>;
  /** Laws that it is not held to. */
  readonly skips: { readonly [Name in Law]?: string };
  /** The name under which the controller keeps a manifest, where it is not the manifest's own. */
  nameOf?(manifest: ManifestName): string | undefined;
}

/** Manifests and a set-up of their controller. */
export interface Sample {
  readonly values: readonly JsonObject[];
  readonly settings: ControllerSettings;
}

/** What tells a manifest from others. */
export interface ManifestName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What a law lets pass, and why. */
export interface Exception<Holds> {
  readonly because: string;
  readonly holds: Holds;
}

/** What every dialect is held to. */
export const laws = [
  'a dialect does what the intent means: each request goes where the intent sends it',
  'each policy of the intent is in the table read back, as it was asked for, or in the refusals',
  'what a table amounts to means what the intent meant, but for what is listed as untold',
  'what is written is read without a note',
  'writing is stable: the order of the routes changes no byte',
  'a route alone is written as it is among others, but for what is settled among them',
  'no two manifests share a name, nor the name that the controller makes of it',
] as const;

export type Law = (typeof laws)[number];

/**
 * A policy in a form that is the same for all that mean the same on a path: a slash at the end of a prefix does not count,
 * nothing in the place of a prefix takes it away, the route's own prefix is taken away by its name as well, an exact path has nothing but its prefix, and how to redirect does not count
 * where nothing is redirected. Nothing: no request is changed.
 */
export function normalForm(policies: PolicySet, name: PolicyName, path: IntentPath): object | undefined {
  if (name === 'repeated') return eachOf(policies);
  if (name === 'deniedEscapes' && policies.deniedEscapes)
    return { escapes: [...policies.deniedEscapes.escapes].sort() };
  if (name === 'loadBalancing' && policies.loadBalancing?.algorithm === 'wrr')
    return { ...policies.loadBalancing, algorithm: 'round_robin' };
  if (name === 'inFlightLimit' || name === 'rateLimit') return policies[name] && byAddress(policies[name]);
  if (name === 'pathRewrite') return policies.pathRewrite && rewriteOn(path, policies.pathRewrite);
  if (name === 'httpsRedirect' && policies.httpsRedirect?.enabled === false) return { enabled: false };
  return ofOwnNamespace(policies[name]);
}

/** A Secret of the route's namespace may be named without it. */
function ofOwnNamespace<Value>(value: Value): Value {
  const text = JSON.stringify(value, (key, one: unknown) =>
    key === 'namespace' && one === 'shop' ? undefined : one,
  ) as string | undefined; // nothing, of nothing
  return text === undefined ? value : (JSON.parse(text) as Value); // what it was, but for that
}

/** All policies of a name, those that are said again among them. */
function eachOf({ repeated, ...first }: PolicySet): object {
  const all = [first, ...(repeated?.sets ?? [])].flatMap(set => Object.entries(set));
  return Object.fromEntries(
    all.map(([name]) => [name, all.filter(([other]) => other === name).map(([, policy]) => policy)]),
  );
}

/** Who is limited alone is told by the address of the connection where nothing else is said. */
function byAddress({ by, ...limit }: { readonly by?: ClientKey }): object {
  return by === undefined || (by.kind === 'address' && Object.keys(by).length === 1) ? limit : { ...limit, by };
}

function rewriteOn(path: IntentPath, asked: PathRewrite): PathRewrite | undefined {
  if (path.kind === 'regex') return asked;
  const isOwn = asked.kind === 'strip-prefixes' && stripsOwn(path, asked.prefixes);
  const rewrite = isOwn ? ({ kind: 'strip-prefix' } as const) : asked;
  if (rewrite.kind !== 'strip-prefix' && rewrite.kind !== 'replace-prefix') return rewrite;
  const prefix = rewrite.kind === 'replace-prefix' ? rewrite.prefix.replace(/\/+$/, '') : '';
  if (path.kind === 'exact') return { kind: 'replace-path', path: prefix === '' ? '/' : prefix };
  if (prefix === path.path.replace(/\/+$/, '')) return undefined;
  return prefix === '' ? { kind: 'strip-prefix' } : { kind: 'replace-prefix', prefix };
}

function stripsOwn(path: { readonly path: string }, prefixes: readonly string[]): boolean {
  return prefixes.length === 1 && prefixes[0] === path.path.replace(/(?<=.)\/+$/, '');
}
