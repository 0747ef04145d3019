import type { Note } from '#model/findings/note.js';
import { catchAll } from '../ingresses/ingress.js';
import type { Server } from '../servers/servers.js';
import type { Skipped, ServedIngress } from '../ingresses/served-ingresses.js';
import { serverAliasName } from '../policies/serving/server-aliases.js';
import type { WwwRedirect } from '../servers/www-redirects.js';
import { noteAt } from './note-at.js';

/** Ingresses that the controller passes over, but for those whose annotation is at fault: these are noted there. */
export function skippedNotes(skipped: readonly Skipped[]): readonly Note[] {
  return skipped.flatMap(({ resource, because, path, noted }) => {
    const key = String(path.at(-1));
    return noted ? [] : [noteAt(resource, path, { kind: 'ignored-value', key, because, effect: 'ingress-skipped' })];
  });
}

/**
 * Hosts under tls that are none of the Ingress: they get no certificate by it. Its own are the hosts of its rules, their other names, and
 * those that lead to them. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1395-1503; nginx.go:1028-1040)
 */
export function idleTlsNotes(
  { resource, rules, tls, policies }: ServedIngress,
  redirects: readonly WwwRedirect[],
): readonly Note[] {
  if (policies.canary) return [];
  const hosts = new Set(rules.map(({ host }) => host.toLowerCase()));
  const aliases = policies.serverAliases?.hosts ?? [];
  const from = redirects.filter(({ to }) => hosts.has(to.toLowerCase())).map(one => one.from);
  const named = new Set([...hosts, ...[...aliases, ...from].map(one => one.toLowerCase())]);
  return tls.flatMap(entry =>
    entry.hosts.flatMap((host, index) => {
      const covers =
        named.has(host.toLowerCase()) ||
        [...named].some(one => one === above(host) || above(one) === host.toLowerCase());
      if (covers) return [];
      const because = `no rule of the Ingress has the host ${host}`;
      return noteAt(resource, [...entry.at, 'hosts', index], {
        kind: 'ignored-value',
        key: 'hosts',
        because,
        effect: 'ignored',
      });
    }),
  );
}

/**
 * A Secret in an entry without hosts, beside one that names the hosts without a Secret: the latter decides, with the controller's own
 * certificate. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go: extractTLSSecretName)
 */
export function splitTlsNotes({ resource, tls }: ServedIngress): readonly Note[] {
  const bare = tls.find(({ hosts, secret }) => hosts.length > 0 && secret === '');
  return tls.flatMap(({ hosts, secret, at }) => {
    if (!bare || hosts.length > 0 || secret === '') return [];
    const because = `another entry of tls names ${bare.hosts.join(', ')} without a Secret, and the certificate of the controller is served there; write hosts and secretName in one entry`;
    return noteAt(resource, [...at, 'secretName'], {
      kind: 'ignored-value',
      key: 'secretName',
      because,
      effect: 'ignored',
    });
  });
}

function above(host: string): string {
  return host.toLowerCase().replace(/^[^.]+/, '*');
}

/** Aliases that another Ingress of the host, or a host itself, keeps from working. */
export function aliasNotes(servers: readonly Server[]): readonly Note[] {
  const hosts = new Set(servers.map(({ host }) => host));
  return servers.flatMap(({ host, ingresses }) => {
    const named = ingresses.filter(({ policies }) => policies.serverAliases);
    const [first, ...others] = named;
    if (!first || host === catchAll) return [];
    const taken = (first.policies.serverAliases?.hosts ?? []).filter(
      alias => alias !== host && alias !== catchAll && hosts.has(alias),
    );
    return [
      ...taken.map(alias => aliasNote(first, `${alias} is the host of an Ingress itself`)),
      ...others.map(other => aliasNote(other, `Ingress ${first.key} has set aliases for ${host} already`)),
    ];
  });
}

function aliasNote({ resource, reads }: ServedIngress, because: string): Note {
  return noteAt(resource, reads.annotations.pathOf(serverAliasName), {
    kind: 'ignored-value',
    key: reads.annotations.keyOf(serverAliasName),
    because,
    effect: 'ignored',
  });
}
