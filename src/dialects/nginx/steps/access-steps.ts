import type { Match } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import type { AccessAsk } from '../annotations/asks/access.js';
import type { Asks } from '../annotations/asks/asks.js';
import type { ServerContext } from './context.js';
import { isExempt } from './path-exemptions.js';
import type { Location } from '../servers/servers.js';

/**
 * Who may come: denied addresses first, then those allowed, then another service, then a password; one of them is enough
 * where `satisfy` says so. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1203-1255)
 */
export function accessSteps(location: Location, asks: Asks, { configuration }: ServerContext): readonly Step[] {
  const free = isExempt(location.path, configuration.data['no-auth-locations']);
  const asked = free ? [] : authenticationSteps(asks);
  if (!asks.access.satisfyAny || asked.length === 0) return [...addressSteps(asks.access), ...asked];
  const welcome = asks.access.allow ? welcomed(asks.access) : undefined;
  return welcome ? asked.map(step => unless(step, welcome)) : asked;
}

function addressSteps({ deny, allow }: AccessAsk): readonly Step[] {
  return [
    ...(deny ? [{ kind: 'deny', cidrs: deny.cidrs, status: 403, ...(deny.at && { at: deny.at }) } as const] : []),
    ...(allow ? [{ kind: 'allow', cidrs: allow.cidrs, status: 403, ...(allow.at && { at: allow.at }) } as const] : []),
  ];
}

function authenticationSteps({ annotations, authentication: { external, password } }: Asks): readonly Step[] {
  const at = annotations.at('auth-type');
  const asked: Step[] = [];
  if (external)
    asked.push({
      kind: 'authenticate',
      by: 'forward',
      status: 401,
      ...(external === 'auth-url' && { at: annotations.at(external) }),
    });
  if (!password) return asked;
  const { by, realm } = password;
  const stranger: Match = { kind: 'not', of: { kind: 'header', name: 'Authorization', value: anything } };
  const challenge: Step = {
    kind: 'headers',
    of: 'response',
    set: { 'WWW-Authenticate': `Basic realm="${realm}"` },
    when: { match: stranger },
    at,
  };
  return [
    ...asked,
    ...(by === 'basic' ? [challenge] : []),
    { kind: 'authenticate', by, status: 401, at },
    { kind: 'headers', of: 'request', set: { Authorization: '' }, at },
  ];
}

const anything = { kind: 'regex', regex: { flavour: 're2', pattern: '', ignoreCase: false } } as const;

/** An address that is allowed and not denied needs nothing else. */
function welcomed({ deny, allow }: AccessAsk): Match {
  const listed: Match = { kind: 'client-ip', cidrs: allow?.cidrs ?? [] };
  return deny ? { kind: 'and', of: [listed, { kind: 'not', of: { kind: 'client-ip', cidrs: deny.cidrs } }] } : listed;
}

function unless(step: Step, match: Match): Step {
  const not: Match = { kind: 'not', of: match };
  const before = step.when?.match;
  return { ...step, when: { ...step.when, match: before ? { kind: 'and', of: [not, before] } : not } };
}
