import { find } from '#cluster/cluster.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { reasonOf } from '../absence.js';
import { isClientRange } from '../client-range.js';
import { deniableEscapes } from '../entry-point.js';
import { deniedEscapesStep } from '../denied-escapes.js';
import { below, noteAt } from '../place.js';
import type { Built, MiddlewareKind, Source } from './kind.js';
import { broken, happening } from './kind.js';

/** (traefik v3.7.9, pkg/middlewares/ipallowlist/ip_allowlist.go; pkg/ip/strategy.go) */
export const ipAllowList: MiddlewareKind = source => {
  const cidrs = itemsOf(source.config['sourceRange']).filter(one => typeof one === 'string');
  if (cidrs.length === 0 || !cidrs.every(isClientRange)) {
    return broken(source, 'sourceRange', source.config['sourceRange'], 'addresses or CIDRs, at least one');
  }
  const status = numberOf(source.config['rejectStatusCode']) ?? 403;
  const { depth, excludedIPs } = objectOf(source.config['ipStrategy']);
  const byHeader = (numberOf(depth) ?? 0) > 0 || itemsOf(excludedIPs).length > 0;
  if (!byHeader) return happening({ kind: 'allow', cidrs, status });
  const trusting = source.context.configuration.entryPoints.some(({ trustsForwarded }) => trustsForwarded);
  if (trusting) {
    const because = 'the address is taken from X-Forwarded-For, which some entry points believe';
    return happening({ kind: 'open', code: 'client-address', because });
  }
  // Of a client that is not believed the header is taken away, and no address is no allowed one.
  return happening({
    kind: 'respond',
    status,
    because: 'the address is taken from X-Forwarded-For, which no entry point believes',
  });
};

/** (traefik v3.7.9, pkg/middlewares/auth/basic_auth.go; pkg/provider/kubernetes/crd/kubernetes.go: createBasicAuthMiddleware) */
export const basicAuth: MiddlewareKind = source => withSecret(source, 'basic');

/** (traefik v3.7.9, pkg/middlewares/auth/digest_auth.go) */
export const digestAuth: MiddlewareKind = source => withSecret(source, 'digest');

/** (traefik v3.7.9, pkg/middlewares/auth/forward.go) */
export const forwardAuth: MiddlewareKind = source => {
  if ((textOf(source.config['address']) ?? '') === '') {
    return broken(source, 'address', source.config['address'], 'the address of a service that decides');
  }
  return happening({ kind: 'authenticate', by: 'forward', status: 401 });
};

/** (traefik v3.7.9, pkg/middlewares/encodedcharacters; all escapes are denied that are not allowed) */
export const encodedCharacters: MiddlewareKind = ({ config }) => {
  const denied = Object.entries(deniableEscapes).flatMap(([option, escapes]) =>
    config[option] === true ? [] : escapes,
  );
  return happening(...deniedEscapesStep(denied));
};

/** (traefik v3.7.9, pkg/middlewares/inflightreq/inflight_req.go) */
export const inFlightReq: MiddlewareKind = ({ config }) => {
  if ((numberOf(config['amount']) ?? 0) > 0) return happening();
  return happening({ kind: 'respond', status: 429, because: 'no request may be in flight (amount 0)' });
};

function withSecret(source: Source, by: 'basic' | 'digest'): Built {
  const name = textOf(source.config['secret']) ?? '';
  const { cluster, absenceOf } = source.context;
  const { namespace } = source.at.resource;
  if (name === '') return broken(source, 'secret', source.config['secret'], 'the name of a Secret');
  const asks = happening({ kind: 'authenticate', by, status: 401 });
  const secret = find(cluster, '', 'Secret', namespace, name);
  if (secret) return usable(secret, by) ? asks : broken(source, 'secret', name, wanted(by));
  const absence = absenceOf('', 'Secret', namespace);
  const note = noteAt(below(source.at, 'secret'), {
    kind: 'missing-reference',
    to: { kind: 'Secret', namespace, name },
    because: reasonOf(absence),
    consequence: 'every route that uses the Middleware vanishes',
  });
  return absence === 'open'
    ? { ...asks, notes: [note] }
    : { steps: [], notes: [note], broken: `the Secret ${name} is missing` };
}

function usable({ value }: Resource, by: 'basic' | 'digest'): boolean {
  const data = new Map(Object.entries({ ...fieldsOf(value['data']), ...fieldsOf(value['stringData']) }));
  if (by === 'basic' && value['type'] === 'kubernetes.io/basic-auth')
    return data.has('username') && data.has('password');
  return data.size === 1 && [...data.values()].every(one => typeof one === 'string' && one.trim() !== '');
}

function fieldsOf(value: Resource['value'][string]): Resource['value'] {
  return isObject(value) ? value : {};
}

function wanted(by: 'basic' | 'digest'): string {
  const plain = 'a Secret with exactly one key that holds users';
  return by === 'basic' ? `${plain}, or one of type kubernetes.io/basic-auth with username and password` : plain;
}
