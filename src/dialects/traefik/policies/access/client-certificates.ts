import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { ClientCertificates } from '#model/policies/access.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { given } from '../../values/given.js';
import type { WrittenFeature } from '../feature.js';
import { foreignSecret } from '../own-secret.js';

/**
 * TLS options ask for certificates, and a Middleware passes them on. Whether a handshake succeeds is told by tls/tls-options.ts.
 * (traefik v3.7.9, pkg/tls/tlsmanager.go: buildTLSConfig; pkg/middlewares/passtlsclientcert/pass_tls_client_cert.go)
 */
export const clientCertificates: WrittenFeature<'clientCertificates'> = {
  policy: 'clientCertificates',
  purpose: 'certificate',
  keys: ['TLSOption.clientAuth', 'passTLSClientCert.pem', 'passTLSClientCert.info'],
  read({ TLSOption, passTLSClientCert }) {
    const { clientAuth } = objectOf(TLSOption);
    const asked = isObject(clientAuth) ? askedIn(clientAuth) : undefined;
    if (!isObject(passTLSClientCert)) return asked;
    return { ...(asked ?? { authorities: [], verify: 'off' }), ...passedIn(passTLSClientCert) };
  },
  write(policy, { route }) {
    const because = contradiction(policy) ?? unreachable(policy, route);
    if (because !== undefined) return { because };
    return given({
      TLSOption: policy.verify === 'off' ? undefined : { clientAuth: writtenAuth(policy) },
      passTLSClientCert: policy.passed === undefined ? undefined : writtenPassing(policy),
    });
  },
};

/** What a policy says that does not go together. */
function contradiction({ authorities, verify, demanded, parts, passed }: ClientCertificates): string | undefined {
  if (authorities.length === 0 && (verify === 'required' || verify === 'optional'))
    return 'certificates are verified by authorities: name the Secret that holds them';
  if (verify === 'off' && authorities.length > 0)
    return 'authorities verify certificates, and none is asked for: leave them out';
  if (demanded === true && verify !== 'unverified')
    return `whether a certificate is demanded is said by ${verify} already: leave it out`;
  return parts !== undefined && passed !== 'parts'
    ? 'parts of a certificate are named where it is passed in parts: ask for that'
    : undefined;
}

/** Why Traefik cannot ask the clients of a route. */
function unreachable({ authorities, verify }: ClientCertificates, route: IntentRoute): string | undefined {
  const [foreign] = authorities.flatMap(one => foreignSecret(one, route) ?? []);
  if (foreign !== undefined || verify === 'off') return foreign;
  if (!route.tls) return 'a client shows its certificate over TLS: give the route a certificate';
  return route.hosts.length === 0 || route.hosts.includes('*')
    ? 'Traefik asks for certificates by the names of hosts: name those of the route'
    : undefined;
}

const verifies: Readonly<Record<string, Pick<ClientCertificates, 'verify' | 'demanded'>>> = {
  NoClientCert: { verify: 'off' },
  RequestClientCert: { verify: 'unverified' },
  RequireAnyClientCert: { verify: 'unverified', demanded: true },
  VerifyClientCertIfGiven: { verify: 'optional' },
  RequireAndVerifyClientCert: { verify: 'required' },
};

// Without a type, authorities ask for certificates that they signed.
function askedIn({ clientAuthType, secretNames }: JsonObject): ClientCertificates | undefined {
  const authorities = itemsOf(secretNames).map(name => ({ name: textOf(name) ?? '' }));
  const type = textOf(clientAuthType) ?? '';
  if (type === '') return authorities.length === 0 ? undefined : { authorities, verify: 'required' };
  return { authorities, ...(verifies[type] ?? { verify: 'off' }) };
}

/** How a TLSOption says that it asks; empty where its authorities say it alone. */
export function clientAuthType({ clientAuth }: JsonObject): string {
  return textOf(objectOf(clientAuth)['clientAuthType']) ?? '';
}

function writtenAuth({ authorities, verify, demanded = false }: ClientCertificates): JsonObject {
  const found = Object.entries(verifies).find(
    ([, one]) => one.verify === verify && (one.demanded ?? false) === (verify === 'unverified' && demanded),
  );
  return { clientAuthType: found?.[0] ?? '', secretNames: authorities.map(({ name }) => name) };
}

function passedIn({ pem, info }: JsonObject): Pick<ClientCertificates, 'passed' | 'parts'> {
  const parts = isObject(info) ? switchesIn(info) : undefined;
  return { passed: pem === true ? 'whole' : 'parts', ...given({ parts }) };
}

function switchesIn(info: JsonObject, above = ''): readonly string[] {
  return Object.entries(info).flatMap(([key, value]): readonly string[] =>
    isObject(value) ? switchesIn(value, `${above}${key}.`) : value === true ? [`${above}${key}`] : [],
  );
}

// Without parts a Middleware of certificates passes none: the name of the subject is what all ask for.
function writtenPassing({ passed, parts }: ClientCertificates): JsonObject {
  const listed = parts ?? (passed === 'parts' ? ['subject.commonName'] : undefined);
  return given({ pem: passed === 'whole' ? true : undefined, info: listed && infoOf(listed) });
}

function infoOf(parts: readonly string[]): JsonObject {
  const info: Record<string, Json> = {};
  for (const part of parts) {
    const [head = '', field] = part.split('.');
    info[head] = field === undefined ? true : { ...objectOf(info[head]), [field]: true };
  }
  return info;
}
