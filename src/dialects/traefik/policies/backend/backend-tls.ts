import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { BackendTls } from '#model/policies/backends.js';
import { flagIn } from '../../values/flag.js';
import { given, givenAny } from '../../values/given.js';
import { textsOf } from '../../values/texts.js';
import type { WrittenFeature } from '../feature.js';
import { foreignWords } from '../own-words.js';
import { foreignSecret } from '../own-secret.js';
import { lacks } from '../../lacks.js';

const ownFields: readonly string[] = [
  'rootCAs',
  'cipherSuites',
  'disableHTTP2',
  'maxIdleConnsPerHost',
  'maxVersion',
  'minVersion',
  'peerCertURI',
  'spiffe',
];

/** (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: buildServersTransports; pkg/server/service/transport.go: createTLSConfig) */
export const backendTls: WrittenFeature<'backendTls'> = {
  policy: 'backendTls',
  keys: [
    'ServersTransport.insecureSkipVerify',
    'ServersTransport.rootCAsSecrets',
    'ServersTransport.certificatesSecrets',
    'ServersTransport.serverName',
    ...ownFields.map(field => `ServersTransport.${field}`),
  ],
  read({ ServersTransport }) {
    const { insecureSkipVerify, rootCAs, rootCAsSecrets, certificatesSecrets, serverName, ...others } =
      objectOf(ServersTransport);
    const [listed, maps] = [textsOf(rootCAsSecrets), itemsOf(rootCAs).some(one => textOf(objectOf(one)['configMap']))];
    const named = maps ? [] : itemsOf(rootCAs).flatMap(one => textOf(objectOf(one)['secret']) ?? []);
    const authorities = [...listed, ...named].map(name => ({ name }));
    const certificates = textsOf(certificatesSecrets).map(name => ({ name }));
    const skips = flagIn(insecureSkipVerify);
    return givenAny({
      verify: skips === undefined ? undefined : !skips,
      authorities: authorities.length > 0 ? authorities : undefined,
      certificates: certificates.length > 0 ? certificates : undefined,
      serverName: textOf(serverName),
      own: givenAny<JsonObject>(maps ? { ...others, rootCAs } : others),
    });
  },
  write(policy, { route }) {
    const { authorities = [], certificates = [], serverName, verify, own } = policy;
    const unknown = foreignWords(own, ownFields);
    if (unknown !== undefined) return { because: unknown };
    const foreign = [...authorities, ...certificates].map(one => foreignSecret(one, route)).find(one => one);
    if (foreign !== undefined) return { because: foreign };
    if (policy.sendsServerName === false) return { because: lacks['backendTls.hidesServerName'] };
    const config = given({
      insecureSkipVerify: verify === undefined ? undefined : !verify,
      rootCAs: authorities.length > 0 ? authorities.map(({ name }) => ({ secret: name })) : undefined,
      certificatesSecrets: certificates.length > 0 ? certificates.map(({ name }) => name) : undefined,
      serverName,
    });
    return { ServersTransport: { ...config, ...(own satisfies BackendTls['own']) } };
  },
};
