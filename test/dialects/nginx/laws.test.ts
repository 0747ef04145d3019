import fc from 'fast-check';
import { clusterOf } from '#cluster/cluster.js';
import type { TwoWay, Reading } from '#dialects/dialect.js';
import { nginx } from '#dialects/nginx/index.js';
import { features } from '#dialects/nginx/annotations/policies.js';
import type { Wire } from '#dialects/nginx/values/wire.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Intent, Writing } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Outcome, Request } from '#model/routing/request.js';
import { parseManifest } from '#parse/manifests.js';
import { differences } from '#simulate/compare/differences.js';
import { meaningOf } from '#simulate/compare/intent-table.js';
import { sameMeaning } from '#simulate/compare/same-meaning.js';
import { exactToRoot, intents, longerInBytes } from './intents.js';

const settings: ControllerSettings = { name: 'nginx', kind: 'ingress-nginx', assumeEndpoints: true, noEndpoints: [] };

test('a dialect does what the intent means: each request goes where the intent sends it', () => {
  fc.assert(
    fc.property(intents, intent => {
      const writing = nginx.write(intent, settings);
      const { table } = readBack(writing);
      expect(table.refused).toBeUndefined();
      const found = differences(meaningOf(without(intent, writing)), table, sameOrRedirected).filter(
        ({ request }) => !isOwn(request),
      );
      expect(
        found.map(
          ({ request, a, b }) => `${request.scheme}://${request.host}${request.path}: ${text(a)}, not ${text(b)}`,
        ),
      ).toEqual([]);
    }),
    { numRuns: 300, examples: [[longerInBytes]] },
  );
});

test('each policy of the intent is in the table read back, or in the refusals', () => {
  fc.assert(
    fc.property(intents, intent => {
      const writing = nginx.write(intent, settings);
      const routes = readBack(writing).table.listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes));
      for (const route of without(intent, writing).routes) {
        const own = routes.filter(({ subject, implicit }) => subject.name === route.name && !implicit);
        for (const [name, policy] of Object.entries(route.policies)) {
          if (name === 'pathRewrite' && isIdle(policy)) continue;
          const found = own.filter(({ policies }) => name in policies);
          expect({ name, found: found.length > 0 || own.length === 0 }).toEqual({ name, found: true });
        }
      }
    }),
  );
});

test('what is written is read without a note', () => {
  fc.assert(
    fc.property(intents, intent => {
      const { notes } = readBack(nginx.write(intent, settings), servicesOf(intent));
      expect(notes.map(note => `${note.kind} ${note.path.join('.')} ${'wants' in note ? note.wants : ''}`)).toEqual([]);
    }),
    { examples: [[exactToRoot]] },
  );
});

test('writing is stable: the order of the routes changes no byte', () => {
  fc.assert(
    fc.property(intents, intent => {
      const turned = { routes: [...intent.routes].reverse() };
      expect(JSON.stringify(nginx.write(turned, settings).manifests)).toBe(
        JSON.stringify(nginx.write(intent, settings).manifests),
      );
    }),
  );
});

test('a feature reads back what it writes', () => {
  fc.assert(
    fc.property(intents, ({ routes }) => {
      for (const { policies } of nginx.write({ routes }, settings).refusals.length > 0 ? [] : routes) {
        for (const feature of features) {
          const asked = policies[feature.policy];
          if (asked === undefined || isIdle(asked)) continue;
          expect(readWritten(feature.policy, asked)).toEqual(withoutSlash(asked));
        }
      }
    }),
  );
});

/**
 * A path that no route takes has the annotations of the host's first Ingress: it is redirected to https before it is not
 * found, and where Ingresses differ in that, no manifest tells which one is first.
 */
function sameOrRedirected(meant: Outcome, done: Outcome): boolean {
  if (sameMeaning(meant, done)) return true;
  if (meant.outcome !== 'respond' || meant.status !== 404) return false;
  return done.outcome === 'unknown'
    ? done.code === 'creation-time'
    : done.outcome === 'redirect' && done.location.startsWith('https://');
}

/** Where no host is named the controller keeps some paths to itself; and it rewrites `//` as it sees it, as one slash. */
function isOwn({ path }: Request): boolean {
  return /^\/(?:healthz|nginx_status)/.test(path) || path.includes('//');
}

function readBack({ manifests }: Writing, more: readonly JsonObject[] = []): Reading {
  const text = [...manifests, ...more].map(one => JSON.stringify(one)).join('\n---\n');
  const { resources, unreadable } = parseManifest('written.yaml', text);
  expect(unreadable).toEqual([]);
  return nginx.read(clusterOf(resources), settings);
}

/** What the routes lead to and stand on; a certificate that fits is for others to ask. */
function servicesOf({ routes }: Intent): readonly JsonObject[] {
  return routes.flatMap(({ backends }) =>
    backends.map(({ backend: { namespace, service, port } }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: service, namespace },
      spec: { selector: { app: service }, ports: [{ name: 'http', port }] },
    })),
  );
}

function without({ routes }: Intent, { refusals }: Writing): Intent {
  const gone = new Set(refusals.map(({ route }) => route));
  return { routes: routes.filter(({ name }) => !gone.has(name)) };
}

function text(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'backend':
      return `${outcome.backends.map(({ backend, weight }) => `${backend.service}*${weight}`).join('+')} ${outcome.upstream.path}`;
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'respond':
      return `${outcome.status} ${outcome.reason}`;
    case 'unknown':
      return `unknown ${outcome.reason}`;
  }
}

/** A prefix that takes the place of itself changes nothing. */
function isIdle(policy: unknown): boolean {
  return JSON.stringify(policy) === JSON.stringify({ kind: 'replace-prefix', prefix: '/' });
}

function withoutSlash(policy: object): object {
  return 'prefix' in policy && typeof policy.prefix === 'string'
    ? { ...policy, prefix: policy.prefix.replace(/\/+$/, '') }
    : policy;
}

function readWritten(name: PolicyName, policy: PolicySet[PolicyName]): unknown {
  const feature = features.find(one => one.policy === name) as TwoWay<Wire, PolicyName> | undefined; // one of three: which, the name tells
  return policy && feature?.read(feature.write(policy), () => undefined);
}
