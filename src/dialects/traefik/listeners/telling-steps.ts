import type { Match } from '#model/match.js';
import { hasHeader } from '#model/match.js';
import type { HeaderSource } from '#model/routing/header-source.js';
import type { Step, When } from '#model/routing/step.js';
import type { EntryPoint } from '../installation/entry-point.js';
import type { Does } from '../versions/changes.table.js';

/**
 * What every backend is told of the request: who sent it, and how it came. Of a client that the entry point believes it is what the client
 * says, as far as it says it. (traefik v3.7.9, pkg/middlewares/forwardedheaders/forwarded_header.go; pkg/proxy/httputil/proxy.go:
 * rewriteRequestBuilder)
 */
export function tellingSteps({ believes }: Pick<EntryPoint, 'believes'>, does: Does): readonly Step[] {
  const { everyone, blocks, appends } = believes;
  if (everyone) return ofBelieved(appends, always);
  if (blocks.length === 0) return ofStrangers(does, always);
  const believed: Match = { kind: 'client-ip', cidrs: blocks };
  return [...ofBelieved(appends, meeting(believed)), ...ofStrangers(does, meeting({ kind: 'not', of: believed }))];
}

type Narrowed = (match?: Match) => When | undefined;

const always: Narrowed = match => match && { match };

function meeting(whose: Match): Narrowed {
  return match => ({ match: match ? { kind: 'and', of: [whose, match] } : whose });
}

function ofStrangers(does: Does, when: Narrowed): readonly Step[] {
  const away = [
    'Uri',
    'Method',
    ...(does('managedPrefix') ? ['Prefix'] : []),
    'Tls-Client-Cert',
    'Tls-Client-Cert-Info',
  ];
  return [
    told(
      {
        ...Object.fromEntries(away.map(name => [`X-Forwarded-${name}`, none])),
        'X-Forwarded-For': peer,
        'X-Real-Ip': peer,
        ...place,
        'X-Forwarded-Proto': byScheme('http', 'https'),
      },
      when(),
    ),
    told({ 'X-Forwarded-Proto': byScheme('ws', 'wss') }, when(upgrades)),
  ];
}

function ofBelieved(appends: boolean, when: Narrowed): readonly Step[] {
  const { 'X-Forwarded-Port': port, 'X-Forwarded-Host': host, 'X-Forwarded-Server': server } = place;
  const own = (name: string, otherwise: HeaderSource): HeaderSource => ({ kind: 'first', of: [sent(name), otherwise] });
  const secure: HeaderSource = { kind: 'first', of: [{ kind: 'host-port' }, text('443')] };
  return [
    told(
      {
        'X-Forwarded-For': appends ? { kind: 'list', of: [sent('X-Forwarded-For'), peer] } : sent('X-Forwarded-For'),
        'X-Real-Ip': own('X-Real-Ip', peer),
        'X-Forwarded-Host': own('X-Forwarded-Host', host),
        'X-Forwarded-Port': own('X-Forwarded-Port', port),
        'X-Forwarded-Server': server,
        'X-Forwarded-Proto': own('X-Forwarded-Proto', byScheme('http', 'https')),
      },
      when(),
    ),
    told({ 'X-Forwarded-Port': own('X-Forwarded-Port', secure) }, when(header('X-Forwarded-Proto', '^(https|wss)$'))),
    told({ 'X-Forwarded-Proto': own('X-Forwarded-Proto', byScheme('ws', 'wss')) }, when(upgrades)),
  ];
}

const peer: HeaderSource = { kind: 'peer' };
const none: HeaderSource = text('');

const place = {
  'X-Forwarded-Host': { kind: 'host' },
  'X-Forwarded-Port': { kind: 'first', of: [{ kind: 'host-port' }, byScheme('80', '443')] },
  'X-Forwarded-Server': { kind: 'unforeseen', what: 'name of the pod of Traefik' },
} as const satisfies Readonly<Record<string, HeaderSource>>;

/** (forwarded_header.go: isWebsocketRequest) */
const upgrades: Match = {
  kind: 'and',
  of: [
    hasHeader('Upgrade'),
    header('Connection', String.raw`(?i)(^|,)\s*upgrade\s*(,|$)`),
    header('Upgrade', String.raw`(?i)(^|,)\s*websocket\s*(,|$)`),
  ],
};

function header(name: string, pattern: string): Match {
  return { kind: 'header', name, value: { kind: 'regex', regex: { flavour: 're2', pattern, ignoreCase: false } } };
}

function told(set: Readonly<Record<string, HeaderSource>>, when: When | undefined): Step {
  return { kind: 'headers', of: 'request', set, unasked: true, ...(when && { when }) };
}

function sent(name: string): HeaderSource {
  return { kind: 'sent', header: name };
}

function text(value: string): HeaderSource {
  return { kind: 'text', text: value };
}

function byScheme(http: string, https: string): HeaderSource {
  return { kind: 'by-scheme', http, https };
}
