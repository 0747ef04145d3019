import { ingressSpec } from '#cluster/ingress.js';
import type { SecretCertificate } from '#cluster/secrets/certificates.js';
import { certificateIn } from '#cluster/secrets/certificates.js';
import type { ManagedSecret } from '#cluster/secrets/cert-manager.js';
import { managedSecrets } from '#cluster/secrets/cert-manager.js';
import { find, ofKind } from '#cluster/cluster.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import { hostPattern } from '#model/text/host-pattern.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { CertificateChoice } from '#model/routing/table.js';
import { isWatched } from '../installation/ingress-class.js';
import type { Place } from '../resources/place.js';
import { noteAt, originOf } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';

/** The certificates that Traefik loads: one pool for all namespaces and entry points. */
export interface Certificates {
  /** In order of choice; the last is served where no other fits. */
  readonly choices: readonly CertificateChoice[];
  readonly notes: readonly Note[];
}

/** A resource that names Secrets with certificates, and the hosts that it wants them for. */
interface Wanted {
  readonly secret: string;
  readonly hosts: readonly string[];
  readonly at: Place;
}

/** (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: getCertificates; crd/kubernetes.go: buildTLSStores; pkg/tls/certificate_store.go: GetBestCertificate) */
export function certificatesOf(
  context: Context,
  ingresses: readonly Resource[],
  routes: readonly Resource[],
  hostsOf: (route: Resource) => readonly string[],
): Certificates {
  const managed = managedSecrets(context.cluster);
  const load = (wanted: Wanted): Loaded => loaded(context, managed, wanted);
  const stores = storesOf(context);
  const all = [
    ...ingresses.flatMap(ingress => untilMissing(ingressSecrets(ingress).map(load))),
    ...routes.flatMap(route => routeSecrets(route, hostsOf(route)).map(load)),
    ...stores.flatMap(store => storeSecrets(store).map(load)),
  ];
  const [only] = stores.filter(({ name }) => name === 'default');
  const usual = only && stores.filter(({ name }) => name === 'default').length === 1 ? defaultOf(only).map(load) : [];
  return {
    choices: [...inOrder(all.flatMap(({ choices }) => choices)), ...usual.flatMap(asDefault), builtIn],
    notes: [...all, ...usual].flatMap(({ note }) => (note ? [note] : [])),
  };
}

/** The Secret that a resource names for hosts: an Ingress by the entry that holds one of them. */
export function wantedSecret(resource: Resource, hosts: readonly string[]): string | undefined {
  const wanted =
    resource.kind === 'Ingress'
      ? ingressSecrets(resource).find(entry => entry.hosts.some(host => hosts.includes(host.toLowerCase())))
      : routeSecrets(resource, hosts)[0];
  return wanted && `${resource.namespace}/${wanted.secret}`;
}

interface Loaded {
  readonly choices: readonly CertificateChoice[];
  readonly missing: boolean;
  /** It may stand elsewhere, or be missing. */
  readonly elsewhere?: string;
  readonly note?: Note;
}

const builtIn: CertificateChoice = { sni: { kind: 'any' }, certificate: 'default', names: [] };

function loaded(
  { cluster, absenceOf }: Context,
  managed: ReadonlyMap<string, ManagedSecret>,
  { secret: name, hosts, at }: Wanted,
): Loaded {
  const { namespace } = at.resource;
  const secret = find(cluster, '', 'Secret', namespace, name);
  if (secret) return fromSecret(certificateIn(cluster, secret), secret, at);
  const filled = managed.get(`${namespace}/${name}`);
  if (filled) return { choices: choicesFor(namespace, name, filled.names, filled.names, at), missing: false };
  const absence = absenceOf('', 'Secret', namespace, name);
  const note = noteAt(at, {
    kind: 'missing-reference',
    to: { group: '', kind: 'Secret', namespace, name },
    role: 'certificate',
    consequence: { kind: 'default-certificate' },
  });
  // Where it may stand elsewhere it may be for the hosts that it is wanted for.
  const elsewhere = `${namespace}/${name}`;
  const assumed = choicesFor(namespace, name, hosts, [], at).map(one => ({ ...one, elsewhere }));
  if (absence === 'open') return { choices: assumed, missing: false, elsewhere, note };
  return { choices: [], missing: true, note };
}

function fromSecret(read: SecretCertificate, secret: Resource, at: Place): Loaded {
  if (read.kind === 'unread') return { choices: [unread(secret, at)], missing: false };
  if (read.kind === 'certificate') return { choices: choicesNamed(read, secret, at), missing: false };
  const wants = `a certificate and its key in PEM form in ${secret.name}: ${read.because}`;
  const note = noteAt(at, { kind: 'invalid-value', key: 'secretName', value: secret.name, wants, effect: 'ignored' });
  const provided = `${secret.name} is decoded before it is applied: ${read.because}`;
  const decoded = read.decoded ? choicesNamed(read.decoded, secret, at).map(one => ({ ...one, provided })) : [];
  return { choices: decoded, missing: /has no/.test(read.because), note };
}

function choicesNamed(
  { commonName, alternativeNames }: Extract<SecretCertificate, { readonly kind: 'certificate' }>,
  { namespace, name }: Resource,
  at: Place,
): readonly CertificateChoice[] {
  const names = [...new Set([...(commonName === undefined ? [] : [commonName]), ...alternativeNames])];
  return choicesFor(namespace, name, names, names, at);
}

/** It may be for any name, or for none. */
function unread({ namespace, name }: Resource, at: Place): CertificateChoice {
  return { sni: { kind: 'any' }, certificate: `${namespace}/${name}`, names: [], unread: true, at: originOf(at) };
}

function choicesFor(
  namespace: string,
  secret: string,
  hosts: readonly string[],
  names: readonly string[],
  at: Place,
): readonly CertificateChoice[] {
  const certificate = `${namespace}/${secret}`;
  return hosts.map(host => ({ sni: hostPattern(host.toLowerCase()), certificate, names, at: originOf(at) }));
}

// Of the names that fit, the last in the order of the alphabet is taken: a star comes before every letter. A star alone is no name. What nobody read may come before all.
function inOrder(choices: readonly CertificateChoice[]): readonly CertificateChoice[] {
  return [
    ...choices.filter(({ unread }) => unread),
    ...choices.filter(({ sni }) => sni.kind === 'exact'),
    ...choices.filter(({ sni }) => sni.kind === 'wildcard'),
  ];
}

function asDefault({ choices: [first] }: Loaded): readonly CertificateChoice[] {
  return first ? [{ ...first, sni: { kind: 'any' } }] : [];
}

// What follows one that is missing is not loaded, and what follows one that may be missing rests on it. (ingress/kubernetes.go: getCertificates)
function untilMissing(all: readonly Loaded[]): readonly Loaded[] {
  const first = all.findIndex(({ missing }) => missing);
  const tried = first < 0 ? all : all.slice(0, first + 1);
  let elsewhere: string | undefined;
  return tried.map(one => {
    elsewhere ??= one.elsewhere;
    return elsewhere === undefined ? one : { ...one, choices: one.choices.map(choice => resting(choice, elsewhere)) };
  });
}

function resting(choice: CertificateChoice, elsewhere: string | undefined): CertificateChoice {
  return { ...choice, ...(elsewhere !== undefined && { elsewhere }) };
}

function ingressSecrets(resource: Resource): readonly Wanted[] {
  return ingressSpec(resource)
    .tls.filter(({ secret }) => secret !== '')
    .map(({ secret, hosts, at }) => ({ secret, hosts, at: { resource, path: [...at, 'secretName'] } }));
}

function routeSecrets(resource: Resource, hosts: readonly string[]): readonly Wanted[] {
  const { secretName, passthrough } = objectOf(specOf(resource)['tls']);
  const secret = textOf(secretName) ?? '';
  return secret === '' || passthrough === true
    ? []
    : [{ secret, hosts, at: { resource, path: ['spec', 'tls', 'secretName'] } }];
}

function storesOf({ cluster, configuration: { crd } }: Context): readonly Resource[] {
  return crd ? ofKind(cluster, 'traefik.io', 'TLSStore').filter(one => isWatched(one, crd)) : [];
}

function storeSecrets(resource: Resource): readonly Wanted[] {
  return itemsOf(specOf(resource)['certificates']).flatMap((one, index) => {
    const secret = textOf(objectOf(one)['secretName']) ?? '';
    return secret === ''
      ? []
      : [{ secret, hosts: [], at: { resource, path: ['spec', 'certificates', index, 'secretName'] } }];
  });
}

function defaultOf(resource: Resource): readonly Wanted[] {
  const secret = textOf(objectOf(specOf(resource)['defaultCertificate'])['secretName']) ?? '';
  const at: Place = { resource, path: ['spec', 'defaultCertificate', 'secretName'] };
  return secret === '' ? [] : [{ secret, hosts: ['*'], at }];
}
