import type { HostPattern } from '#model/match.js';
import type { Path } from '#model/origin.js';
import { hostPattern } from '#model/text/host-pattern.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import { catchAll } from '../ingresses/ingress.js';
import { compareBytes } from '#model/text/bytes.js';
import { serverAliasName } from '../policies/serving/server-aliases.js';
import type { Server } from './servers.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';

/** A name under which a server block answers. */
export interface ServerName {
  readonly name: string;
  /** The Ingress and its field that asked for the name, where it is no host of a rule. */
  readonly asked?: { readonly by: ServedIngress; readonly path: Path };
}

/** The names of each server: its host, then aliases. */
export type ServerNames = ReadonlyMap<Server, readonly ServerName[]>;

/**
 * The aliases of the first Ingress that has some; those that are a host themselves are dropped.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1416, 1505-1535)
 */
export function serverNamesOf(servers: readonly Server[]): ServerNames {
  const hosts = new Set(servers.map(({ host }) => host));
  return new Map(
    servers.map(server => {
      const first = server.ingresses.find(({ policies }) => policies.serverAliases);
      const aliases = [...new Set(first?.policies.serverAliases?.hosts)]
        .filter(alias => !hosts.has(alias))
        .sort(compareBytes);
      const asked = first && { by: first, path: first.reads.annotations.pathOf(serverAliasName) };
      return [server, [{ name: server.host }, ...aliases.map(name => ({ name, ...(asked && { asked }) }))]];
    }),
  );
}

/**
 * The hosts of a name as nginx chooses among them: exact, wildcards in front with any number of labels, wildcards behind, regular
 * expressions in the order of the file, the catch-all. A wildcard host of an Ingress is a regular expression for one label.
 * (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go:1686-1695)
 */
export function hostChoices({ name, asked }: ServerName): readonly HostChoice[] {
  if (name === catchAll && !asked) return [{ pattern: { kind: 'any' }, stage: 4, length: 0 }];
  if (name.startsWith('~')) return [regexHost(name.slice(1), 3)];
  const host = name.toLowerCase();
  if (host.startsWith('*.')) return [asked ? manyHosts(host) : { pattern: hostPattern(host), stage: 3, length: 0 }];
  if (host.startsWith('.')) return [exactHost(host.slice(1)), manyHosts(`*${host}`)];
  return name.endsWith('.*')
    ? [regexHost(`^${literalPattern(name.slice(0, -1))}.`, 2, name.length)]
    : [exactHost(host)];
}

/** A host, when nginx tries it, and within the stage longer ones first. */
export interface HostChoice {
  readonly pattern: HostPattern;
  readonly stage: 0 | 1 | 2 | 3 | 4;
  readonly length: number;
}

function exactHost(host: string): HostChoice {
  return { pattern: { kind: 'exact', host }, stage: 0, length: 0 };
}

function manyHosts(wildcard: string): HostChoice {
  return { pattern: hostPattern(wildcard, 'many'), stage: 1, length: wildcard.length - 2 };
}

function regexHost(pattern: string, stage: 2 | 3, length = 0): HostChoice {
  return { pattern: { kind: 'regex', regex: { flavour: 'pcre', pattern, ignoreCase: true } }, stage, length };
}
