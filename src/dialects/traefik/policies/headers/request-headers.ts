import { objectOf } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { HeaderChanges } from '#model/policies/headers.js';
import { flagIn } from '../../values/flag.js';
import type { WrittenFeature } from '../feature.js';
import { changesOf, headerStep, writtenChanges } from './header-changes.js';

/** The host that a backend is asked for where the client's is not passed on. */
const endpointAddress = 'the address of the endpoint';

const prefixHeader = 'X-Forwarded-Prefix';

/** Headers for the backend, but for those that are policies of their own. (traefik v3.7.9, pkg/middlewares/headers/header.go: modifyCustomRequestHeaders) */
export const requestHeaders: WrittenFeature<'requestHeaders'> = {
  policy: 'requestHeaders',
  purpose: 'request-headers',
  keys: ['headers.customRequestHeaders'],
  read({ headers }) {
    const others = Object.entries(customIn(headers)).filter(([name, value]) => !isOwn(name, value));
    return others.length === 0 ? undefined : changesOf(Object.fromEntries(others));
  },
  steps(policy) {
    return headerStep('request', policy);
  },
  write(policy) {
    const own = namesIn(policy).find(name => isHost(name));
    if (own !== undefined) return { because: 'the header Host is a policy of its own: ask for it as upstreamHost' };
    return { headers: { customRequestHeaders: writtenChanges(policy) } };
  },
};

/** (traefik v3.7.9, pkg/middlewares/headers/header.go: Host; pkg/proxy/httputil/proxy.go: passHostHeader) */
export const upstreamHost: WrittenFeature<'upstreamHost'> = {
  policy: 'upstreamHost',
  purpose: 'host',
  keys: ['headers.customRequestHeaders', 'service.passHostHeader'],
  read({ headers, service }) {
    const host = Object.entries(customIn(headers)).find(([name]) => isHost(name))?.[1];
    if (host !== undefined) return { host };
    const passes = flagIn(objectOf(service)['passHostHeader']);
    return passes === false ? { host: endpointAddress, endpoint: true } : undefined;
  },
  steps({ host }) {
    return [{ kind: 'set-host', host }];
  },
  write({ host, endpoint }) {
    if (endpoint && host !== endpointAddress)
      return { because: `the address of the endpoint cannot be ${host} too: ask for one of them` };
    if (endpoint) return { service: { passHostHeader: false } };
    if (/\$/.test(host))
      return { because: `Traefik knows no variables, and sends ${host} as it stands: name the host` };
    return { headers: { customRequestHeaders: { Host: host } } };
  },
};

/** The header X-Forwarded-Prefix, where it is set by hand: what takes a prefix away sets it too. */
export const forwardedPrefix: WrittenFeature<'forwardedPrefix'> = {
  policy: 'forwardedPrefix',
  purpose: 'prefix',
  keys: ['headers.customRequestHeaders'],
  read({ headers }) {
    const prefix = Object.entries(customIn(headers)).find(([name, value]) => isPrefix(name, value))?.[1];
    return prefix === undefined ? undefined : { prefix };
  },
  steps({ prefix }) {
    return headerStep('request', { set: { [prefixHeader]: prefix } });
  },
  write({ prefix }) {
    if (prefix === '') return { because: 'Traefik takes a header without a value away: name the prefix' };
    return { headers: { customRequestHeaders: { [prefixHeader]: prefix } } };
  },
};

function customIn(headers: Parameters<typeof objectOf>[0]): Readonly<Record<string, string>> {
  return stringsOf(objectOf(headers)['customRequestHeaders']);
}

function isOwn(name: string, value: string): boolean {
  return isHost(name) || isPrefix(name, value);
}

function isHost(name: string): boolean {
  return name.toLowerCase() === 'host';
}

function isPrefix(name: string, value: string): boolean {
  return name.toLowerCase() === prefixHeader.toLowerCase() && value !== '';
}

function namesIn({ set = {}, remove = [] }: HeaderChanges): readonly string[] {
  return [...Object.keys(set), ...remove];
}
