import type { Absence } from '#cluster/absence.js';
import { absenceOf } from '#cluster/absence.js';
import { find, ofKind } from '#cluster/cluster.js';
import { secretValue } from '#cluster/secrets/secret-values.js';
import type { Note } from '#model/findings/note.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import { reasonOf } from '../resources/absence.js';
import { isWatched } from '../installation/ingress-class.js';
import type { ResourceId } from '../resources/split-resource-id.js';
import { splitResourceId } from '../resources/split-resource-id.js';
import { ciphers, curves } from './tls-names.table.js';
import { clientAuthType } from '../policies/access/client-certificates.js';
import { policiesIn } from '../policies/policy-set.js';
import { crdProviderName, splitReference } from '../resources/names.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';

/** What TLS options make of a handshake. */
export type Handshake =
  | { readonly kind: 'plain'; readonly sniStrict: boolean }
  /** No client gets through; or (`byClient`) none that shows no certificate, as requests over HTTP tell of none. */
  | { readonly kind: 'refused'; readonly because: string; readonly byClient: boolean }
  /** Whether it succeeds cannot be told. */
  | { readonly kind: 'open'; readonly because: string }
  /** Traefik cannot build the options: routers that use them vanish, and their hosts are cut off. */
  | { readonly kind: 'broken'; readonly because: string };

/** A TLSOption that routers name and that is not among the manifests. */
export interface MissingOption extends ResourceId {
  readonly because: string;
}

export interface TlsOptions {
  /** By resolved name: `default`, `shop-mtls@kubernetescrd`. */
  readonly handshakeOf: (name: string) => Handshake;
  readonly policiesOf: (name: string) => PolicySet;
  readonly missing: (name: string) => MissingOption | undefined;
  readonly notes: readonly Note[];
}

/** (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: buildTLSOptions; pkg/tls/tlsmanager.go: buildTLSConfig) */
export function tlsOptionsOf(context: Context): TlsOptions {
  const { cluster, configuration } = context;
  const { crd } = configuration;
  const options = crd ? ofKind(cluster, 'traefik.io', 'TLSOption').filter(one => isWatched(one, crd)) : [];
  const defaults = options.filter(({ name }) => name === 'default');
  const byName = new Map<string, ReadOptions>();
  for (const one of options) {
    if (one.name !== 'default') byName.set(`${one.namespace}-${one.name}@${crdProviderName}`, optionsIn(context, one));
  }
  const [only] = defaults;
  // Several of the name default leave none: what is built in counts.
  byName.set(
    'default',
    only && defaults.length === 1
      ? optionsIn(context, only)
      : { handshake: { kind: 'plain', sniStrict: false }, policies: {} },
  );
  return {
    handshakeOf: name => byName.get(name)?.handshake ?? unknownOptions(context, name),
    policiesOf: name => byName.get(name)?.policies ?? {},
    missing: name => (byName.has(name) ? undefined : missingOption(context, name)),
    notes: defaults.length > 1 ? defaults.map(manyDefaults) : [],
  };
}

function unknownOptions(context: Context, name: string): Handshake {
  const missing = missingOption(context, name);
  if (missing?.absence === 'open') return { kind: 'open', because: `the TLS options ${name}: ${missing.because}` };
  const state = context.configuration.providerNamed(splitReference(name).provider ?? '');
  if (missing || name.endsWith('@kubernetes') || state === 'unknown' || state === 'off')
    return { kind: 'broken', because: `the TLS options ${name} do not exist` };
  return { kind: 'open', because: `the TLS options ${name} are defined outside the manifests` };
}

function missingOption(
  { absenceOf, namespaces }: Context,
  reference: string,
): (MissingOption & { readonly absence: Absence }) | undefined {
  const { name, provider } = splitReference(reference);
  if (provider !== crdProviderName) return undefined;
  const meant = splitResourceId(name, '', namespaces);
  const absence = absenceOf('traefik.io', 'TLSOption', meant.namespace, meant.name);
  return { ...meant, absence, because: reasonOf(absence) };
}

function manyDefaults(option: Resource): Note {
  const because = 'several TLSOptions are called default: none of them counts, and what is built in does';
  return noteAt(
    { resource: option, path: ['metadata', 'name'] },
    { kind: 'ignored-value', key: 'default', because, effect: 'access-dropped' },
  );
}

interface ReadOptions {
  readonly handshake: Handshake;
  readonly policies: PolicySet;
}

function optionsIn(context: Context, option: Resource): ReadOptions {
  const policies = policiesIn({ TLSOption: specOf(option) });
  return { policies, handshake: handshakeOf(context, option, policies) };
}

function handshakeOf(context: Context, option: Resource, { clientCertificates, tlsOptions }: PolicySet): Handshake {
  const { authorities = [], verify, demanded } = clientCertificates ?? {};
  const hasAuthorities = authorities.some(({ name }) => isAuthority(context, option.namespace, name));
  const type = clientAuthType(specOf(option));
  if (type !== '' && (verify === 'required' || verify === 'optional') && !hasAuthorities)
    return { kind: 'broken', because: `${type} needs a Secret with the authorities (tls.ca or ca.crt)` };
  const unbuilt =
    tlsOptions &&
    (unknownName('cipher', ciphers, tlsOptions.ciphers) ?? unknownName('curve', curves, tlsOptions.curves));
  if (unbuilt !== undefined) return { kind: 'broken', because: unbuilt };
  const named = `the TLS option ${option.namespace}/${option.name}`;
  const speechless = withoutVersion(tlsOptions ?? {});
  if (speechless !== undefined) return { kind: 'refused', because: `${named} ${speechless}`, byClient: false };
  // Without a type, authorities that cannot be read ask for nothing.
  const asks = type === '' ? hasAuthorities : verify === 'required' || demanded === true;
  if (!asks) return { kind: 'plain', sniStrict: tlsOptions?.strictNames === true };
  return {
    kind: 'refused',
    because: `${named} asks for a certificate of the client, and none is shown`,
    byClient: true,
  };
}

/** Versions that Traefik does not know count as not given, and the least one is then 1.2. (Go 1.25, crypto/tls/common.go: supportedVersions) */
function withoutVersion({ minVersion, maxVersion }: NonNullable<PolicySet['tlsOptions']>): string | undefined {
  const [least = '1.2', most = '1.3'] = [minVersion, maxVersion].map(one =>
    /^1\.[0-3]$/.test(one ?? '') ? one : undefined,
  );
  return least > most ? `speaks no version of TLS: at least ${least} and at most ${most}` : undefined;
}

/** Names that Traefik does not know keep it from building the options. */
function unknownName(what: string, known: ReadonlySet<string>, names: readonly string[] = []): string | undefined {
  const unknown = names.find(name => !known.has(name));
  return unknown === undefined ? undefined : `Traefik knows no ${what} ${unknown}`;
}

// A Secret that may stand elsewhere is taken to be there; Certificates that stand beside it fill Secrets of their own alone.
function isAuthority({ cluster }: Context, namespace: string, name: string): boolean {
  const secret = find(cluster, '', 'Secret', namespace, name);
  if (!secret) return absenceOf(cluster, '', 'Secret', namespace, name) === 'open';
  return ['tls.ca', 'ca.crt'].some(key => secretValue(secret, key).kind !== 'absent');
}
