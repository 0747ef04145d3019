import { secretValue } from '#cluster/secrets/secret-values.js';
import type { ClientCertificates } from '#model/policies/access.js';
import type { Step } from '#model/routing/step.js';
import { pcreFault } from '#regex/pcre-fault.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature, Noted } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { booleanIn, integerIn, textIn } from '../reads.js';
import {
  certificateSecretFault,
  foreignFault,
  nameParts,
  referenceOf,
  referenceText,
  referenced,
} from '../references.js';
import { refuseNegative } from '../refused-values.js';
import { lacks } from '../../lacks.js';

/** The annotation that a host without a usable Secret is refused for. */
export const clientCertificateSecret = 'auth-tls-secret';

const others = [
  'auth-tls-error-page',
  'auth-tls-match-cn',
  'auth-tls-pass-certificate-to-upstream',
  'auth-tls-verify-client',
  'auth-tls-verify-depth',
];

/**
 * It acts for the whole host. A Secret without ca.crt asks for nothing.
 * (ingress-nginx v1.15.1, internal/ingress/annotations/authtls/main.go; recorded with v1.15.1)
 */
export const clientCertificates: NginxFeature<'clientCertificates'> = {
  policy: 'clientCertificates',
  keys: [clientCertificateSecret, ...others].map(annotationKey),
  requires: [{ name: clientCertificateSecret, by: others }],
  read: (reads, noted) => {
    const secret = textIn(reads, clientCertificateSecret);
    refuseNegative(reads, noted, 'auth-tls-verify-depth');
    if (secret === undefined || !check(reads, noted, secret)) return undefined;
    const reference = referenceOf(secret);
    return {
      authorities: reference && hasAuthority(secret, reads) ? [reference] : [],
      verify: verifies[textIn(reads, 'auth-tls-verify-client') ?? 'on'] ?? 'required',
      demanded: false,
      ...given({
        depth: integerIn(reads, 'auth-tls-verify-depth'),
        subject: textIn(reads, 'auth-tls-match-cn'),
        errorPage: textIn(reads, 'auth-tls-error-page'),
        passed: booleanIn(reads, 'auth-tls-pass-certificate-to-upstream') === true ? ('whole' as const) : undefined,
      }),
    };
  },
  steps: ({ authorities, verify, errorPage, subject }, { at }) => [
    ...(verify === 'required' && authorities.length > 0
      ? [certificateStep(errorPage, at(clientCertificateSecret))]
      : []),
    ...(subject === undefined ? [] : [subjectStep(at('auth-tls-match-cn'))]),
  ],
  write: (policy, world) => {
    const { authorities, verify, depth, subject, errorPage, passed } = policy;
    const [secret, ...more] = authorities;
    if (!secret || more.length > 0)
      return { because: lacks['clientCertificates.manyAuthorities'], field: 'authorities' };
    const foreign = foreignFault(secret, world);
    if (foreign !== undefined) return { because: foreign };
    if (passed === 'parts') return { because: lacks['clientCertificates.passedParts'], field: 'passed' };
    return said({
      [clientCertificateSecret]: referenceText(secret, world.route.namespace),
      'auth-tls-verify-client': verify === 'required' ? undefined : words[verify],
      'auth-tls-verify-depth': depth,
      'auth-tls-match-cn': subject,
      'auth-tls-error-page': errorPage,
      'auth-tls-pass-certificate-to-upstream': passed === 'whole' ? true : undefined,
    });
  },
};

const words = { required: 'on', optional: 'optional', unverified: 'optional_no_ca', off: 'off' } as const;

const verifies: Readonly<Record<string, ClientCertificates['verify']>> = {
  on: 'required',
  optional: 'optional',
  optional_no_ca: 'unverified',
  off: 'off',
};

/** Whether the group holds. (ingress-nginx v1.15.1, internal/ingress/annotations/authtls/main.go:150-215) */
function check(reads: Reads, noted: Noted, secret: string): boolean {
  const wants = certificateSecretFault(secret, reads);
  if (wants !== undefined) {
    noted.invalid(clientCertificateSecret, wants, 'host-denied');
    return false;
  }
  const name = textIn(reads, 'auth-tls-match-cn');
  if (name === undefined || pcreFault(name.replace(/^CN=/, '')) === undefined) return true;
  const effect = reads.configuration.annotations.checked ? 'ingress-skipped' : 'configuration-refused';
  noted.invalid('auth-tls-match-cn', 'CN= and a regular expression', effect);
  return true;
}

function hasAuthority(text: string, reads: Reads): boolean {
  const { namespace, name } = nameParts(text) ?? { namespace: '', name: '' };
  const secret = referenced(reads, 'Secret', namespace, name);
  return secret.kind !== 'found' || secretValue(secret.resource, 'ca.crt').kind !== 'absent';
}

function certificateStep(page: string | undefined, at: Step['at']): Step {
  const place = { when: { scheme: 'https' }, ...given({ at }) } as const;
  if (page === undefined) return { kind: 'authenticate', by: 'client-certificate', status: 400, ...place };
  if (/^https?:/.test(page)) return { kind: 'redirect', status: 302, to: { kind: 'text', location: page }, ...place };
  const because = `the error page ${page} answers a client without certificate`;
  return { kind: 'open', code: 'external-answer', because, ...place };
}

/** Without TLS there is no subject. */
function subjectStep(at: Step['at']): Step {
  const because = 'the request shows no client certificate with the subject';
  return { kind: 'respond', status: 403, because, when: { scheme: 'http' }, ...given({ at }) };
}
