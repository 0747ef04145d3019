import { secretText } from '#cluster/certificates.js';
import type { Annotations } from '../annotations.js';
import { nameParts, referenced } from '../checks/objects.js';
import type { World } from '../checks/check.js';

/** That clients show a certificate: it acts for the whole host. */
export interface ClientCertificateAsk {
  /** The host answers 403: the Secret is of no use. */
  readonly refused: string | undefined;
  /** A certificate must be shown. */
  readonly required: boolean;
  /** Where clients without one are sent. */
  readonly errorPage: string | undefined;
  /** Only certificates with such a subject pass, and they are shown over TLS only. */
  readonly subject: boolean;
}

/** A Secret without ca.crt asks for nothing. (ingress-nginx v1.15.1, internal/ingress/annotations/authtls/main.go; recorded with v1.15.1) */
export function clientCertificateAsk(annotations: Annotations, world: World): ClientCertificateAsk | undefined {
  const text = annotations.values.get('auth-tls-secret');
  if (text === undefined) return undefined;
  const fault = annotations.faults.find(({ effect }) => effect === 'host-denied');
  const verify = annotations.values.get('auth-tls-verify-client') ?? 'on';
  return {
    refused: fault && `${fault.name} is not ${fault.wants}`,
    required: verify === 'on' && hasAuthority(text, world),
    errorPage: annotations.values.get('auth-tls-error-page'),
    subject: annotations.values.has('auth-tls-match-cn'),
  };
}

function hasAuthority(text: string, world: World): boolean {
  const { namespace, name } = nameParts(text) ?? { namespace: '', name: '' };
  const secret = referenced(world, 'Secret', namespace, name);
  return secret.kind !== 'found' || secretText(secret.resource, 'ca.crt') !== undefined;
}
