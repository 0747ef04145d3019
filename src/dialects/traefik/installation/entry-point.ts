import type { Json, JsonObject } from '#model/json.js';
import { isObject, objectOf } from '#model/json.js';
import { given } from '../values/given.js';
import type { Does } from '../versions/changes.table.js';
import { fieldOf, flagOf, listOf, wordOf } from './static-field.js';

/** A port on which Traefik listens, with what it does to every router that stands on it. */
export interface EntryPoint {
  readonly name: string;
  readonly port: number;
  /** Routers that name no entry point stand on it. */
  readonly isDefault: boolean;
  /** Routers without TLS of their own get this. */
  readonly tls?: { readonly options?: string; readonly resolver?: string };
  readonly middlewares: readonly string[];
  readonly redirection?: Redirection;
  readonly sanitizesPath: boolean;
  /** Escapes that are answered with 400, as `encodedCharacters` names them. */
  readonly deniedEscapes: readonly string[];
  /** X-Forwarded-* of clients is believed, of all or of some. */
  readonly trustsForwarded: boolean;
  readonly believes: Believes;
}

/** Whose X-Forwarded-* an entry point believes. */
export interface Believes {
  readonly everyone: boolean;
  readonly blocks: readonly string[];
  /** The address that connects is added to those of X-Forwarded-For. */
  readonly appends: boolean;
}

export interface Redirection {
  readonly scheme: string;
  /** Undefined: what it leads to cannot be found, and no redirection is made. */
  readonly port: number;
  readonly permanent: boolean;
  readonly priority: bigint;
  readonly sparesAcme: boolean;
}

/** The entry points for HTTP. (traefik v3.7.9, pkg/config/static/entrypoints.go; cmd/traefik/traefik.go: getDefaultsEntrypoints) */
export function entryPointsOf(value: Json | undefined, does: Does): readonly EntryPoint[] {
  const given = Object.entries(objectOf(value)).flatMap(([name, one]) => {
    const options = isObject(one) ? one : {};
    const address = addressOf(options, name);
    return address === undefined ? [] : [{ name, options, port: address }];
  });
  const isNamed = (options: JsonObject): boolean => does('defaultEntryPoints') && flagOf(options, 'asDefault');
  const someDefault = given.some(({ options }) => isNamed(options));
  const ports = new Map(given.map(({ name, port }) => [name, port]));
  return given.map(({ name, options, port }) => ({
    name,
    port,
    isDefault: (!someDefault || isNamed(options)) && name !== internalEntryPoint,
    ...httpOf(objectOf(fieldOf(options, 'http')), does('acmeByPass') && flagOf(options, 'allowACMEByPass'), ports),
    ...pathsOf(objectOf(fieldOf(options, 'http')), does),
    ...forwardedOf(objectOf(fieldOf(options, 'forwardedHeaders')), does),
  }));
}

/** The entry point of the API, the dashboard and ping. Routers stand on it only where they name it. */
export const internalEntryPoint = 'traefik';

/** The escapes that `encodedCharacters` can deny, by its options. (traefik v3.7.9, pkg/config/dynamic/http_config.go: RouterDeniedEncodedPathCharacters) */
export const deniableEscapes: Readonly<Record<string, readonly string[]>> = {
  allowEncodedSlash: ['%2F'],
  allowEncodedBackSlash: ['%5C'],
  allowEncodedNullCharacter: ['%00'],
  allowEncodedSemicolon: ['%3B'],
  allowEncodedPercent: ['%25'],
  allowEncodedQuestionMark: ['%3F'],
  allowEncodedHash: ['%23'],
};

// `:80`, `127.0.0.1:80`, `[::1]:80/tcp`; UDP is none of ours.
function addressOf(options: JsonObject, name: string): number | undefined {
  const address = wordOf(options, 'address') ?? (name === internalEntryPoint ? ':8080' : '');
  const [, port, protocol] = /:(\d{1,5})(?:\/(\w+))?$/.exec(address) ?? [];
  return port === undefined || protocol?.toLowerCase() === 'udp' ? undefined : Number(port);
}

function httpOf(
  http: JsonObject,
  sparesAcme: boolean,
  ports: ReadonlyMap<string, number>,
): Pick<EntryPoint, 'tls' | 'middlewares' | 'redirection'> {
  const tls = fieldOf(http, 'tls');
  const { options, resolver } = isObject(tls)
    ? { options: wordOf(tls, 'options'), resolver: wordOf(tls, 'certResolver') }
    : {};
  const redirection = redirectionOf(http, sparesAcme, ports);
  const hasTls = tls !== undefined && tls !== false && tls !== 'false';
  return {
    ...(hasTls && { tls: { ...(options !== undefined && options !== '' && { options }), ...given({ resolver }) } }),
    middlewares: listOf(http, 'middlewares'),
    ...(redirection && { redirection }),
  };
}

function pathsOf(http: JsonObject, does: Does): Pick<EntryPoint, 'sanitizesPath' | 'deniedEscapes'> {
  return {
    sanitizesPath:
      does('sanitizedPaths') && (fieldOf(http, 'sanitizePath') === undefined || flagOf(http, 'sanitizePath')),
    deniedEscapes: does('encodedCharacters') ? deniedIn(fieldOf(http, 'encodedCharacters'), does) : [],
  };
}

function deniedIn(encoded: Json | undefined, does: Does): readonly string[] {
  const options = objectOf(encoded);
  const allowed = encoded === undefined ? !does('encodedCharactersDenied') : does('encodedCharactersAllowed');
  return Object.entries(deniableEscapes).flatMap(([option, escapes]) => {
    const isAllowed = fieldOf(options, option) === undefined ? allowed : flagOf(options, option);
    return isAllowed ? [] : escapes;
  });
}

/** One less than the greatest number of Go: above every router of a user. (traefik v3.7.9, pkg/config/static/entrypoints.go: RedirectEntryPoint.SetDefaults) */
const redirectionPriority = 2n ** 63n - 2n;

// (traefik v3.7.9, pkg/provider/traefik/internal.go: redirection, getRedirectPort)
function redirectionOf(
  http: JsonObject,
  sparesAcme: boolean,
  ports: ReadonlyMap<string, number>,
): Redirection | undefined {
  const entryPoint = objectOf(fieldOf(objectOf(fieldOf(http, 'redirections')), 'entryPoint'));
  const to = wordOf(entryPoint, 'to') ?? '';
  const port = /^:\d+$/.test(to) ? Number(to.slice(1)) : ports.get(to);
  if (port === undefined) return undefined;
  const priority = wordOf(entryPoint, 'priority');
  return {
    scheme: wordOf(entryPoint, 'scheme') ?? 'https',
    port,
    permanent: fieldOf(entryPoint, 'permanent') === undefined || flagOf(entryPoint, 'permanent'),
    priority: priority !== undefined && /^-?\d{1,30}$/.test(priority) ? BigInt(priority) : redirectionPriority,
    sparesAcme,
  };
}

function forwardedOf(forwarded: JsonObject, does: Does): Pick<EntryPoint, 'trustsForwarded' | 'believes'> {
  const everyone = flagOf(forwarded, 'insecure');
  const blocks = listOf(forwarded, 'trustedIPs');
  const appends = !(does('mayNotAppend') && flagOf(forwarded, 'notAppendXForwardedFor'));
  return { trustsForwarded: everyone || blocks.length > 0, believes: { everyone, blocks, appends } };
}

/** The entry points, with the internal one where a router names it: it is there without being configured. */
export function withInternal(
  entryPoints: readonly EntryPoint[],
  named: readonly string[],
  does: Does,
): readonly EntryPoint[] {
  if (!named.includes(internalEntryPoint) || entryPoints.some(({ name }) => name === internalEntryPoint))
    return entryPoints;
  return [...entryPoints, ...entryPointsOf({ [internalEntryPoint]: {} }, does)];
}
