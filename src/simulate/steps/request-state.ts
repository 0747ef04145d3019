import type { WeightedBackend } from '#model/backend.js';
import type { VerifyCredentials } from '#model/credentials.js';
import type { Outcome } from '#model/routing/request.js';
import type { Step } from '#model/routing/step.js';
import type { Doubt } from '#model/routing/condition.js';
import type { SeenRequest } from '../request/seen-request.js';

/** How far a request has come: what the steps so far made of it. */
export interface RequestState {
  readonly seen: SeenRequest;
  /** Every escape decoded. */
  readonly path: string;
  /** The path as it would go to the backend, without its query. */
  readonly sent: string;
  readonly query: string | undefined;
  /** The Host header that the backend would receive. */
  readonly host: string;
  readonly requestHeaders: Headers;
  /** The names of those that the controller sends to every backend of its own accord. */
  readonly told: ReadonlySet<string>;
  readonly responseHeaders: Headers;
  /** Undefined: nobody can. */
  readonly verify: VerifyCredentials | undefined;
}

/** What a controller sets, or takes away (`null`), by name. */
export type Headers = ReadonlyMap<string, string | null>;

/** What an outcome says besides its trace and the headers of the answer. */
export type Ending = Outcome extends infer One
  ? One extends Outcome
    ? Omit<One, 'trace' | 'responseHeaders' | 'tls'>
    : never
  : never;

/** What a step does to a request on its way: changes it, ends it, or leaves it alone (no `says`: nothing worth a line). */
export type Happening =
  | { readonly state: RequestState; readonly says?: string }
  | { readonly ending: Ending; readonly says: string; readonly challenge?: string }
  | { readonly doubt: Doubt };

/** A step of one kind or of a family, ready to happen. */
export type Happens = (state: RequestState) => Happening;

/** The steps of one kind. */
export type StepOf<Kind extends Step['kind']> = Step & { readonly kind: Kind };

export function stateOf(seen: SeenRequest, verify?: VerifyCredentials): RequestState {
  const { path, query, request } = seen;
  return {
    seen,
    path: path.decoded,
    sent: path.sent,
    query,
    host: request.host.trim(),
    requestHeaders: new Map(),
    told: new Set(),
    responseHeaders: new Map(),
    verify,
  };
}

/** The path and the query as they stand in a URL. */
export function targetOf({ sent, query }: Pick<RequestState, 'sent' | 'query'>): string {
  return query === undefined ? sent : `${sent}?${query}`;
}

/** The same of a request on its way: a path of which nothing is left is `/`. */
export function ownTarget({ sent, query }: RequestState): string {
  return targetOf({ sent: sent === '' ? '/' : sent, query });
}

export function unknown({ code, because }: Doubt, backends: readonly WeightedBackend[], refused = false): Ending {
  return { outcome: 'unknown', reason: because, code, candidates: distinct(backends), refused };
}

function distinct(backends: readonly WeightedBackend[]): readonly Pick<WeightedBackend, 'backend'>[] {
  return [...new Map(backends.map(({ backend }) => [JSON.stringify(backend), { backend }])).values()];
}

/** Headers with some set. Names are compared without case; the later spelling stays. */
export function withHeaders(before: Headers, set: Readonly<Record<string, string | null>>): Headers {
  const after = new Map([...before].map(([name, value]) => [name.toLowerCase(), { name, value }]));
  for (const [name, value] of Object.entries(set)) after.set(name.toLowerCase(), { name, value });
  return new Map([...after.values()].map(({ name, value }) => [name, value]));
}
