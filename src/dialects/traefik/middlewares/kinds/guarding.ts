import type { JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import { isClientRange } from '../../values/client-range.js';
import { deniedEscapesStep } from '../../installation/denied-escapes.js';
import { deniableEscapes } from '../../installation/entry-point.js';
import { regexFault } from '../../rule/matchers.js';
import { isKnownStatus } from '../../values/status-range.js';
import { textsOf } from '../../values/texts.js';
import { strategyFaults } from '../faults.js';
import type { Built, Fault, MiddlewareKind, Source } from '../kind.js';
import { broken, happening, sound, together } from '../kind.js';
import { authorities, certificate, secretIn, textsIn } from '../secrets.js';

/** (traefik v3.7.9, pkg/middlewares/ipallowlist/ip_allowlist.go; pkg/ip/strategy.go) */
export const ipAllowList: MiddlewareKind = source => {
  const cidrs = textsOf(source.config['sourceRange']);
  const wanted = numberOf(source.config['rejectStatusCode']) ?? 0;
  const strategy = objectOf(source.config['ipStrategy']);
  const faults: readonly Fault[] = [
    ...(cidrs.length > 0 && cidrs.every(isClientRange)
      ? []
      : [{ field: 'sourceRange', wants: 'addresses or CIDRs, at least one' }]),
    ...(wanted === 0 || isKnownStatus(wanted) ? [] : [{ field: 'rejectStatusCode', wants: 'a status of HTTP' }]),
    ...strategyFaults(strategy, 'ipStrategy'),
  ];
  return sound(source, faults, allowing(source, cidrs, wanted === 0 ? 403 : wanted, strategy));
};

function allowing(source: Source, cidrs: readonly string[], status: number, { depth, excludedIPs }: JsonObject): Step {
  const byHeader = (numberOf(depth) ?? 0) > 0 || itemsOf(excludedIPs).length > 0;
  if (!byHeader) return { kind: 'allow', cidrs, status };
  const trusting = source.context.configuration.entryPoints.some(({ trustsForwarded }) => trustsForwarded);
  if (trusting) {
    const because = 'the address is taken from X-Forwarded-For, which some entry points believe';
    return { kind: 'open', code: 'client-address', because };
  }
  // Of a client that is not believed the header is taken away, and no address is no allowed one.
  const because = 'the address is taken from X-Forwarded-For, which no entry point believes';
  return { kind: 'respond', status, because };
}

/** (traefik v3.7.9, pkg/middlewares/auth/basic_auth.go; pkg/provider/kubernetes/crd/kubernetes.go: createBasicAuthMiddleware) */
export const basicAuth: MiddlewareKind = source => withSecret(source, 'basic');

/** (traefik v3.7.9, pkg/middlewares/auth/digest_auth.go) */
export const digestAuth: MiddlewareKind = source => withSecret(source, 'digest');

/** (traefik v3.7.9, pkg/middlewares/auth/forward.go; pkg/provider/kubernetes/crd/kubernetes.go: createForwardAuthMiddleware) */
export const forwardAuth: MiddlewareKind = source => {
  const { address, authResponseHeadersRegex } = source.config;
  const faults: readonly Fault[] = [
    ...((textOf(address) ?? '') === '' ? [{ field: 'address', wants: 'the address of a service that decides' }] : []),
    ...(regexFault(textOf(authResponseHeadersRegex) ?? '') === undefined
      ? []
      : [{ field: 'authResponseHeadersRegex', wants: 'a regular expression of RE2' }]),
  ];
  return together(
    sound(source, faults, { kind: 'authenticate', by: 'forward', status: 401 }),
    secretIn(source, 'tls.caSecret', authorities),
    secretIn(source, 'tls.certSecret', certificate),
  );
};

/** (traefik v3.7.9, pkg/middlewares/encodedcharacters; all escapes are denied that are not allowed) */
export const encodedCharacters: MiddlewareKind = ({ config }) => {
  const denied = Object.entries(deniableEscapes).flatMap(([option, escapes]) =>
    config[option] === true ? [] : escapes,
  );
  return happening(...deniedEscapesStep(denied));
};

function withSecret(source: Source, by: 'basic' | 'digest'): Built {
  const { secret } = source.config;
  if ((textOf(secret) ?? '') === '') return broken(source, 'secret', secret, 'the name of a Secret');
  return together(
    happening({ kind: 'authenticate', by, status: 401 }),
    secretIn(source, 'secret', { isUsable: one => holdsUsers(one, by), wants: wanted(by) }),
  );
}

// (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: loadAuthCredentials; pkg/middlewares/auth/basic_auth.go: basicUserParser; digest_auth.go: digestUserParser)
function holdsUsers(secret: Resource, by: 'basic' | 'digest'): boolean {
  const texts = textsIn(secret);
  if (by === 'basic' && secret.value['type'] === 'kubernetes.io/basic-auth')
    return texts.has('username') && texts.has('password');
  const users = [...texts.values()].flatMap(text => text.split(/\r?\n/).filter(line => line !== ''));
  const parts = by === 'basic' ? 2 : 3;
  return texts.size === 1 && users.length > 0 && users.every(user => user.split(':').length === parts);
}

function wanted(by: 'basic' | 'digest'): string {
  if (by === 'digest') return 'a Secret with exactly one key that holds users, a line each: name:realm:hash';
  const plain = 'a Secret with exactly one key that holds users, a line each: name:hash';
  return `${plain}, or one of type kubernetes.io/basic-auth with username and password`;
}
