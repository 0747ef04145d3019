import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { globSync } from 'tinyglobby';
import { factsOf } from '#analyze/facts.js';
import type { Answer } from '#ask/answers.js';
import { answerer } from '#ask/answers.js';
import { readCertificate } from '#crypto/read-certificate.js';
import { verifyCredentials } from '#crypto/verify-credentials.js';
import type { JsonObject } from '#model/json.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
import type { Request } from '#model/routing/request.js';
import { parseManifest } from '#parse/manifests.js';
import { differing } from './recorded-differences.js';

/** Manifests, and what the real controller answered to requests. */
interface Recorded {
  readonly name: string;
  /** `traefik@3.7`. */
  readonly controller: string;
  readonly configmap?: ControllerSettings['configMap'];
  readonly flags?: ControllerSettings['flags'];
  readonly static?: JsonObject;
  readonly noEndpoints?: readonly string[];
  /** The order of creation decides, and the manifests do not tell it. */
  readonly undecided?: unknown;
  readonly manifests: string;
  readonly requests: readonly (RecordedRequest & { readonly answer: RecordedAnswer })[];
}

interface RecordedRequest {
  readonly scheme?: 'http' | 'https';
  readonly entryPoint?: string;
  readonly method?: string;
  readonly host: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly clientIP?: string;
}

interface RecordedAnswer {
  readonly status: number;
  readonly backend?: string | null;
  /** Any of these, by chance. */
  readonly backends?: readonly string[];
  readonly statuses?: readonly number[];
  readonly location?: string;
  readonly weights?: Readonly<Record<string, number>>;
  /** The controller refused the configuration, and went on with the one before. */
  readonly frozen?: boolean;
  readonly upstreamPath?: string;
  readonly upstreamUri?: string;
  readonly upstreamHost?: string;
  readonly certificate?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly upstreamHeaders?: Readonly<Record<string, string>>;
}

const files = globSync('recorded/*.jsonl.gz', { cwd: __dirname, absolute: true }).sort();

function recordedIn(file: string): readonly Recorded[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.map(line => JSON.parse(line) as Recorded); // our own files
}

test('there are recordings', () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files.map(file => [basename(file, '.jsonl.gz'), file] as const))('%s', (name, file) => {
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
  const cases = files.flatMap(recordedIn).filter(({ manifests }) => manifests.includes('tls.crt'));
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

function factsIn(
  { controller, configmap, flags, static: statics, noEndpoints = [], manifests }: Recorded,
  readsCertificates = true,
) {
  const [kind = '', version = ''] = controller.split('@');
  const settings: ControllerSettings = {
    name: controller,
    kind: kind as ControllerKind, // the recorder's own word
    version,
    assumeEndpoints: true,
    noEndpoints,
    ...(configmap && { configMap: configmap }),
    ...(flags && { flags }),
    ...(statics && { static: statics }),
  };
  const material = [
    parseManifest('case.yaml', manifests),
    parseManifest('classes.yaml', classesBeside(kind, manifests)),
  ];
  return factsOf(
    {
      resources: material.flatMap(({ resources }) => resources),
      unreadable: material.flatMap(({ unreadable }) => unreadable),
    },
    {
      kubernetes: '1.36',
      namespace: 'default',
      cni: 'conformant',
      complete: false,
      elsewhere: [],
      definitions: [],
      controllers: [settings],
      ...(readsCertificates && { readCertificate }),
      verifyCredentials,
    },
  );
}

/** The classes that stood in the cluster, unless the case brings its own. */
function classesBeside(kind: string, manifests: string): string {
  const brought = [...manifests.matchAll(/kind: IngressClass\nmetadata:(?:\n +.*)*?\n +name: (\S+)/g)].map(
    ([, name]) => name,
  );
  const classes = {
    nginx: 'k8s.io/ingress-nginx',
    ...(kind === 'traefik' && { traefik: 'traefik.io/ingress-controller', other: 'example.com/other' }),
  };
  return Object.entries(classes)
    .filter(([name]) => !brought.includes(name))
    .map(([name, controller]) =>
      JSON.stringify({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressClass',
        metadata: { name },
        spec: { controller },
      }),
    )
    .join('\n---\n');
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
