import { objectOf } from '#model/json.js';
import type { Match } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import { given } from '../../values/given.js';
import { someTexts, textsOf } from '../../values/texts.js';
import type { WrittenFeature } from '../feature.js';
import { developmentKey, inDevelopment } from '../headers/development.js';

/** (traefik v3.7.9, pkg/middlewares/headers/secure.go; unrolled/secure v1, secure.go: processRequest) */
export const allowedHosts: WrittenFeature<'allowedHosts'> = {
  policy: 'allowedHosts',
  purpose: 'hosts',
  keys: ['headers.allowedHosts', 'headers.hostsProxyHeaders', developmentKey],
  read({ headers }) {
    const config = objectOf(headers);
    const hosts = textsOf(config['allowedHosts']);
    if (hosts.length === 0 || inDevelopment(config)) return undefined;
    return { hosts, ...given({ from: someTexts(config['hostsProxyHeaders']) }) };
  },
  steps({ hosts, from = [] }) {
    const allowed = hosts.map((host): Match => ({ kind: 'host', host: { kind: 'exact', host: host.toLowerCase() } }));
    const match: Match = { kind: 'not', of: { kind: 'or', of: allowed } };
    return [
      ...from.map(toldByProxy),
      { kind: 'respond', status: 500, because: 'the host is not among allowedHosts', when: { match } },
    ];
  },
  write({ hosts, from }) {
    if (hosts.length === 0) return { because: 'Traefik takes every host where none is allowed: name one' };
    return { headers: { allowedHosts: hosts, ...given({ hostsProxyHeaders: from }) } };
  },
};

// A proxy that tells the host is believed, whoever it is.
function toldByProxy(name: string): Step {
  const value = { kind: 'regex', regex: { flavour: 're2', pattern: '.', ignoreCase: false } } as const;
  const match: Match = { kind: 'header', name, value };
  return { kind: 'open', code: 'external-answer', because: `the header ${name} tells the host`, when: { match } };
}
