import type {
  ClientAddresses,
  ClientCertificates as CertificatePolicy,
  ExternalAuthentication,
  PasswordAuthentication,
} from '#model/policies/access.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Firewall } from '#model/policies/serving.js';
import { secondsOf } from '../values/duration.js';
import { given } from '../values/given.js';
import { listOf } from '../values/list.js';
import type { Reference } from '../values/reference.js';
import { referenceOf } from '../values/reference.js';
import { bytesOf } from '../values/size.js';
import type { AccessProps, ClientCertificates, PasswordAuth, Waf } from './access.js';
import type { ExternalAuth } from './external-auth.js';

/** Who may come, as policies. */
export function accessPolicies(props: AccessProps): PolicySet {
  const { basicAuth, digestAuth, externalAuth, clientCertificates, satisfy, allowedHosts, deniedEscapes, waf } = props;
  return given({
    clientAddresses: addressesOf(props),
    passwordAuthentication: basicAuth
      ? passwordsOf('basic', basicAuth)
      : digestAuth && passwordsOf('digest', digestAuth),
    externalAuthentication: externalAuth && externalOf(externalAuth),
    clientCertificates: clientCertificates && certificatesOf(clientCertificates),
    satisfy: satisfy && { enough: satisfy },
    allowedHosts,
    deniedEscapes: deniedEscapes && { escapes: deniedEscapes },
    firewall: waf === undefined ? undefined : firewallOf(waf),
  });
}

/** What is wrong with who may come, beyond each prop by itself. */
export function accessFaults({
  allow,
  deny,
  addresses,
  basicAuth,
  digestAuth,
  satisfy,
  externalAuth,
}: AccessProps): readonly string[] {
  const listed = allow !== undefined || deny !== undefined;
  const asks = [listed, basicAuth ?? digestAuth, externalAuth].filter(Boolean).length;
  return [
    ...(addresses && !listed ? ['addresses: no client is allowed or denied; give allow or deny'] : []),
    ...(basicAuth && digestAuth ? ['digestAuth: basicAuth is given too; give one of them'] : []),
    ...(satisfy === 'one' && asks < 2
      ? ['satisfy: there are no two of addresses, password and external answer of which one could do; leave it out']
      : []),
  ];
}

function addressesOf({ allow, deny, addresses }: AccessProps): ClientAddresses | undefined {
  return allow || deny ? given({ allow, deny, ...addresses }) : undefined;
}

function passwordsOf(
  scheme: PasswordAuthentication['scheme'],
  { secret, ...others }: PasswordAuth,
): PasswordAuthentication {
  return { scheme, secret: referenceOf(secret), ...others };
}

function externalOf(auth: ExternalAuth): ExternalAuthentication {
  const { signIn, sentHeaders, keepAlive, maxBodySize, maxResponseBodySize, tls, ...others } = auth;
  return {
    ...others,
    ...given({
      signIn: typeof signIn === 'string' ? { url: signIn } : signIn,
      sentHeaders: referenceOf(sentHeaders),
      keepAlive: keepAlive && keptAlive(keepAlive),
      maxBodySize: bytesOf(maxBodySize),
      maxResponseBodySize: bytesOf(maxResponseBodySize),
      tls: tls && trustOf(tls),
    }),
  };
}

function keptAlive({
  timeout,
  ...others
}: NonNullable<ExternalAuth['keepAlive']>): NonNullable<ExternalAuthentication['keepAlive']> {
  return { ...others, ...given({ timeout: secondsOf(timeout) }) };
}

function trustOf({
  authorities,
  certificate,
  ...others
}: NonNullable<ExternalAuth['tls']>): NonNullable<ExternalAuthentication['tls']> {
  return { ...others, ...given({ authorities: referenceOf(authorities), certificate: referenceOf(certificate) }) };
}

function certificatesOf({ authorities, verify = 'required', ...others }: ClientCertificates): CertificatePolicy {
  return { ...others, verify, authorities: listOf<Reference>(authorities).map(one => referenceOf(one)) };
}

function firewallOf(waf: boolean | Waf): Firewall {
  return typeof waf === 'boolean' ? { enabled: waf } : { enabled: true, ...waf };
}
