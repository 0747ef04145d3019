import type { BackendProtocol, BackendTls } from '#model/policies/backends.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import { hasCipher } from '../../values/ciphers.js';
import type { NginxFeature, Noted } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { integerIn, textIn } from '../reads.js';
import {
  certificateSecretFault,
  foreignFault,
  nameParts,
  referenceOf,
  referenceText,
  referenced,
} from '../references.js';
import { refuse, refuseBrokenVariables, refuseNegative } from '../refused-values.js';
import { lacks } from '../../lacks.js';
import { protocolIn } from './backend-protocol.js';

const secretName = 'proxy-ssl-secret';

const others = [
  'proxy-ssl-ciphers',
  'proxy-ssl-name',
  'proxy-ssl-protocols',
  'proxy-ssl-server-name',
  'proxy-ssl-verify',
  'proxy-ssl-verify-depth',
];

/** The Secret holds authorities and the controller's own certificate. (ingress-nginx v1.15.1, internal/ingress/annotations/proxyssl/main.go) */
export const backendTls: NginxFeature<'backendTls'> = {
  policy: 'backendTls',
  keys: [secretName, ...others].map(annotationKey),
  requires: [{ name: secretName, by: others }],
  read: (reads, noted) => {
    check(reads, noted);
    const secret = referenceOf(textIn(reads, secretName));
    if (!secret || !isVerifying(reads)) return undefined;
    return {
      authorities: [secret],
      ...given({
        verify: onOrOff(textIn(reads, 'proxy-ssl-verify')),
        depth: integerIn(reads, 'proxy-ssl-verify-depth'),
        serverName: textIn(reads, 'proxy-ssl-name'),
        sendsServerName: onOrOff(textIn(reads, 'proxy-ssl-server-name')),
        protocols: textIn(reads, 'proxy-ssl-protocols')?.split(/\s+/),
        ciphers: textIn(reads, 'proxy-ssl-ciphers'),
      }),
    };
  },
  write: (policy, world) => {
    const [secret, ...more] = policy.authorities ?? [];
    const protocol = world.route.policies.backendProtocol?.protocol;
    const because = fault(policy, more.length, protocol) ?? foreignFault(secret, world);
    if (because !== undefined || !secret) return { because: because ?? lacksSecret };
    return said({
      [secretName]: referenceText(secret, world.route.namespace),
      'proxy-ssl-verify': word(policy.verify),
      'proxy-ssl-verify-depth': policy.depth,
      'proxy-ssl-name': policy.serverName,
      'proxy-ssl-server-name': word(policy.sendsServerName),
      'proxy-ssl-protocols': policy.protocols?.join(' '),
      'proxy-ssl-ciphers': policy.ciphers,
    });
  },
};

const lacksSecret =
  'ingress-nginx reads how it trusts a backend only beside a Secret with ca.crt, or with tls.crt and tls.key; name it as authority';

/**
 * With gRPC and FastCGI nginx has other directives for this (`grpc_ssl_*`), which are not written; over plain HTTP there is nothing to verify.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1432-1450: `proxy_ssl_*` alone; internal/ingress/controller/template/template.go: buildProxyPass)
 */
const verifying: ReadonlySet<BackendProtocol['protocol']> = new Set(['https', 'auto']);

const plain = 'the backend is not asked by HTTPS (backend-protocol), and nginx verifies no other';

function isVerifying(reads: Reads): boolean {
  return verifying.has(protocolIn(reads) ?? 'http');
}

function fault(
  { ciphers }: BackendTls,
  more: number,
  protocol: BackendProtocol['protocol'] = 'http',
): string | undefined {
  if (!verifying.has(protocol))
    return `ingress-nginx looks at the certificate of a backend that speaks https, and not where the protocol is ${protocol}; ask for https, or leave it to the backend whom it trusts`;
  if (more > 0) return lacks['backendTls.manyAuthorities'];
  return ciphers === undefined || hasCipher(ciphers) ? undefined : `OpenSSL knows no cipher of ${ciphers}`;
}

function word(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'on' : 'off';
}

function onOrOff(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text.trim() === 'on';
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/proxyssl/main.go:192-215) */
function check(reads: Reads, noted: Noted): void {
  const text = textIn(reads, secretName);
  if (text === undefined) return;
  const wants = certificateSecretFault(text, reads);
  if (wants !== undefined) noted.invalid(secretName, wants, 'location-denied');
  const parts = nameParts(text);
  if (wants === undefined && parts && referenced(reads, 'Secret', parts.namespace, parts.name).kind === 'open')
    noted.open(secretName, { kind: 'Secret', ...parts });
  if (!isVerifying(reads)) for (const name of [secretName, ...others]) noted.idle(name, plain);
  refuseNegative(reads, noted, 'proxy-ssl-verify-depth');
  refuseBrokenVariables(reads, noted, 'proxy-ssl-name');
  const hasBraces = (value: string) => /[{}]/.test(value.replace(/\$\{\w+\}/g, ''));
  refuse(reads, noted, ['proxy-ssl-name'], hasBraces, 'a name without braces');
  refuse(
    reads,
    noted,
    ['proxy-ssl-ciphers'],
    value => value !== '' && !hasCipher(value),
    'a list with a cipher that OpenSSL knows',
  );
}
