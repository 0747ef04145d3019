import { basename } from 'node:path';
import { factsOf } from '#analyze/facts.js';
import type { Answer } from '#ask/answers.js';
import { answerer } from '#ask/answers.js';
import { readCertificate } from '#crypto/read-certificate.js';
import { verifyCredentials } from '#crypto/verify-credentials.js';
import type { Request } from '#model/routing/request.js';
import type { Recorded, RecordedAnswer, RecordedRequest } from './recorded-cases.js';
import { materialIn, recordedIn, recordings, settingsIn } from './recorded-cases.js';
import { differing } from './recorded-differences.js';

test('there are recordings', () => {
  expect(recordings.length).toBeGreaterThan(0);
});

describe.each(recordings.map(file => [basename(file, '.jsonl.gz'), file] as const))('%s', (name, file) => {
  const cases = recordedIn(file);

  test('is answered as the real controller did, but for what is known to differ', () => {
    const found = cases.flatMap(one => differencesIn(one).map(difference => `${one.name} › ${difference}`));
    expect([...found].sort()).toEqual(
      Object.values(differing[name] ?? {})
        .flat()
        .sort(),
    );
  });
});

test('who reads no certificates answers the same, or that it is unknown', () => {
  const cases = recordings.flatMap(recordedIn).filter(({ manifests }) => manifests.includes('tls.crt'));
  const guessed = cases.flatMap(one => {
    const [reading, blind] = [answerer(factsIn(one)), answerer(factsIn(one, false))];
    return one.requests.map(requestOf).flatMap(asked => {
      const [known, ours] = [reading(asked)[0], blind(asked)[0]];
      const same = ours?.outcome === 'unknown' || told(ours) === told(known);
      const open = ours?.tls === undefined || ours.tls.certificate === known?.tls?.certificate;
      return same && open ? [] : [`${one.name} › ${asked.scheme}://${asked.host}${asked.path}`];
    });
  });
  expect(cases.length).toBeGreaterThan(10);
  expect(guessed).toEqual([]);
});

/** An answer without the certificate and the steps that led to it. */
function told(answer: Answer | undefined): string {
  return JSON.stringify({ ...answer, tls: undefined, trace: undefined });
}

/** How our answers differ from the recorded ones; of what is unknown it is said so. */
function differencesIn(recorded: Recorded): readonly string[] {
  const answersTo = answerer(factsIn(recorded));
  return recorded.requests.flatMap(one => {
    const request = requestOf(one);
    const [ours] = answersTo(request);
    const difference = ours ? differenceOf(one.answer, ours, recorded) : 'no answer';
    const { method, scheme, host, path } = request;
    return difference === undefined ? [] : [`${method} ${scheme}://${host}${path}: ${difference}`];
  });
}

function requestOf({
  scheme,
  entryPoint,
  method = 'GET',
  host,
  path,
  headers = {},
  clientIP,
}: RecordedRequest): Request {
  const usual = entryPoint === undefined || ['web', 'websecure'].includes(entryPoint);
  return {
    scheme: scheme ?? (entryPoint === 'websecure' ? 'https' : 'http'),
    method,
    host,
    path,
    headers,
    ...(clientIP !== undefined && { clientIP }),
    ...(!usual && { entryPoint }),
  };
}

function factsIn(recorded: Recorded, readsCertificates = true) {
  return factsOf(materialIn(recorded), {
    kubernetes: '1.36',
    namespace: 'default',
    cni: 'conformant',
    complete: false,
    elsewhere: [],
    definitions: [],
    controllers: [settingsIn(recorded)],
    ...(readsCertificates && { readCertificate }),
    verifyCredentials,
  });
}

function differenceOf(expected: RecordedAnswer, ours: Answer, { undecided }: Recorded): string | undefined {
  if (expected.frozen === true)
    return ours.outcome === 'unknown' && ours.refused ? undefined : `the configuration is refused, not ${ours.outcome}`;
  if (ours.outcome === 'unknown') return undecided === undefined ? `unknown, ${ours.reason}` : undefined;
  return endingOf(expected, ours) ?? detailOf(expected, ours, ours.request);
}

function endingOf(expected: RecordedAnswer, ours: Exclude<Answer, { outcome: 'unknown' }>): string | undefined {
  const { weights, statuses = [], status, location } = expected;
  const wanted = expected.backend === 'default-backend' ? undefined : (expected.backend ?? undefined);
  if (ours.outcome === 'backend') {
    const name = backendText(ours.backend);
    if (weights) return weightsDiffer(weights, ours.backends) ? `${JSON.stringify(weights)}, not ${name}` : undefined;
    if (wanted === undefined) return `${status}, not ${name}`;
    return (expected.backends ?? [wanted]).includes(name) ? undefined : `${wanted}, not ${name}`;
  }
  if (ours.outcome === 'refused') return `${wanted ?? status}, not a handshake that fails`;
  if (statuses.includes(ours.status)) return undefined;
  if (wanted !== undefined || weights || ours.status !== status) return `${wanted ?? status}, not ${ours.status}`;
  if (location === undefined) return undefined;
  const leads = ours.outcome === 'redirect' ? ours.location : 'nowhere';
  return leads === location ? undefined : `location ${location}, not ${leads}`;
}

type Backends = Extract<Answer, { outcome: 'backend' }>['backends'];

function weightsDiffer(wanted: Readonly<Record<string, number>>, backends: Backends): boolean {
  const ours = Object.fromEntries(backends.map(({ backend, weight }) => [backendText(backend), weight]));
  const sum = (all: Readonly<Record<string, number>>) => Object.values(all).reduce((a, b) => a + b, 0) || 1;
  return Object.entries(wanted).some(
    ([name, weight]) => Math.abs((ours[name] ?? 0) / sum(ours) - weight / sum(wanted)) > 0.001,
  );
}

function backendText({ namespace, service, port }: Backends[number]['backend']): string {
  return `${namespace}/${service}:${port}`;
}

/** What the backend and the client see beside the ending. */
function detailOf(
  expected: RecordedAnswer,
  ours: Exclude<Answer, { outcome: 'unknown' }>,
  { headers }: Request,
): string | undefined {
  const upstream = ours.outcome === 'backend' ? ours.upstream : undefined;
  const path = expected.upstreamPath ?? expected.upstreamUri;
  if (path !== undefined && upstream?.path !== path) return `upstream path ${path}, not ${upstream?.path}`;
  const { upstreamHost: host, certificate } = expected;
  if (host !== undefined && upstream?.host !== host) return `upstream host ${host}, not ${upstream?.host}`;
  const served = ours.tls ? [ours.tls.certificate, ...ours.tls.names] : [];
  if (certificate !== undefined && !served.includes(certificate))
    return `certificate ${certificate}, not ${served.join(' ')}`;
  return (
    headersDiffer(expected.responseHeaders, ours.responseHeaders) ??
    headersDiffer(expected.upstreamHeaders, withClients(headers, upstream?.headers))
  );
}

/** What the client sends goes on, but for what the controller changes. */
function withClients(
  sent: Request['headers'],
  changed: Readonly<Record<string, string | null>> = {},
): Readonly<Record<string, string | null>> {
  const names = Object.keys(changed).map(name => name.toLowerCase());
  const kept = Object.entries(sent).filter(([name]) => !names.includes(name.toLowerCase()));
  return {
    ...Object.fromEntries(
      kept.map(([name, value]) => [
        name,
        [value]
          .flat()
          .map(one => one.trim())
          .join(', '),
      ]),
    ),
    ...changed,
  };
}

/** What is recorded as empty is not there. */
function headersDiffer(
  wanted: Readonly<Record<string, string>> = {},
  ours: Readonly<Record<string, string | null>> = {},
): string | undefined {
  const byName = new Map(Object.entries(ours).map(([name, value]) => [name.toLowerCase(), value ?? '']));
  const name = Object.keys(wanted).find(one => (byName.get(one.toLowerCase()) ?? '') !== wanted[one]);
  return name === undefined
    ? undefined
    : `header ${name}: ${wanted[name]}, not ${byName.get(name.toLowerCase()) ?? 'any'}`;
}
