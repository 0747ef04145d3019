import fc from 'fast-check';
import { clusterOf } from '#cluster/cluster.js';
import type { OwnPath } from '#dialects/traefik/policies/own-path.js';
import { inTermsOfRoute } from '#dialects/traefik/policies/own-prefix.js';
import { policiesIn, written } from '#dialects/traefik/policies/policy-set.js';
import { traefik } from '#dialects/traefik/index.js';
import type { Reading } from '#dialects/dialect.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Intent, IntentRoute, Writing } from '#model/routing/intent.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Outcome } from '#model/routing/request.js';
import { parseManifest } from '#parse/manifests.js';
import { differences } from '#simulate/compare/differences.js';
import { meaningOf } from '#simulate/compare/intent-table.js';
import { sameMeaning } from '#simulate/compare/same-meaning.js';
import { intents, policies } from './intents.js';

const route: IntentRoute = {
  name: 'web',
  namespace: 'shop',
  hosts: ['a.test'],
  paths: [],
  backends: [],
  policies: {},
  labels: {},
  at: { file: 'web', line: 0, column: 0, endLine: 0, endColumn: 0 },
};

const settings: ControllerSettings = { name: 'traefik', kind: 'traefik', assumeEndpoints: true, noEndpoints: [] };

/** A wildcard stands for one label, and a redirect keeps the method of all requests but GET. */
const conventions = { wildcard: 'one', redirect: { status: 301, otherStatus: 308, path: 'keep' } } as const;

test('a dialect does what the intent means: each request goes where the intent sends it', () => {
  fc.assert(
    fc.property(intents, intent => {
      const writing = traefik.write(intent, settings);
      const { table } = readBack(writing, intent);
      // Only the usual port of each scheme is meant, and Traefik passes // on as it sees it, as one slash.
      const found = differences(meaningOf(without(intent, writing), conventions), table, sameMeaning).filter(
        ({ request }) => request.port === undefined && !request.path.includes('//'),
      );
      expect(
        found.map(
          ({ request, a, b }) => `${request.scheme}://${request.host}${request.path}: ${text(a)}, not ${text(b)}`,
        ),
      ).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('each policy of the intent is in the table read back, or in the refusals', () => {
  fc.assert(
    fc.property(intents, intent => {
      const writing = traefik.write(intent, settings);
      const routes = readBack(writing, intent).table.listeners.flatMap(({ hosts }) =>
        hosts.flatMap(host => host.routes),
      );
      for (const route of without(intent, writing).routes) {
        const own = routes.filter(
          ({ subject }) => subject.namespace === route.namespace && subject.name.startsWith(route.name),
        );
        for (const [name, policy] of Object.entries(route.policies)) {
          if (name === 'httpsRedirect' && !(policy as { enabled: boolean }).enabled) continue;
          const found = own.some(({ policies: read }) => name in read);
          expect({ name, found }).toEqual({ name, found: true });
        }
      }
    }),
  );
});

test('what is written is read without a note', () => {
  fc.assert(
    fc.property(intents, intent => {
      const { notes } = readBack(traefik.write(intent, settings), intent);
      expect(notes.map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual([]);
    }),
  );
});

test('writing is stable: the order of the routes changes no byte', () => {
  fc.assert(
    fc.property(intents, intent => {
      const turned = { routes: [...intent.routes].reverse() };
      expect(JSON.stringify(traefik.write(turned, settings))).toBe(JSON.stringify(traefik.write(intent, settings)));
    }),
  );
});

test('a route alone is written as it is among others', () => {
  fc.assert(
    fc.property(intents, intent => {
      const all = traefik.write(intent, settings);
      const [first] = without(intent, all).routes;
      if (!first || first.tls?.issuer) return;
      const alone = traefik.write({ routes: [first] }, settings).manifests.map(one => JSON.stringify(one));
      const together = new Set(all.manifests.map(one => JSON.stringify(one)));
      expect(alone.filter(one => !together.has(one))).toEqual([]);
    }),
  );
});

test('no two manifests share a name, nor the name that Traefik makes of it', () => {
  fc.assert(
    fc.property(intents, intent => {
      const names = traefik.write(intent, settings).manifests.map(one => {
        const { kind, metadata } = one as { kind: string; metadata: { namespace: string; name: string } };
        const { namespace, name } = metadata;
        expect(name.length).toBeLessThanOrEqual(253);
        return kind === 'Middleware'
          ? `Middleware ${namespace}-${name.replaceAll('.', '-')}`
          : `${kind} ${namespace}/${name}`;
      });
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

test('a feature reads back what it writes', () => {
  fc.assert(
    fc.property(policies, fc.constantFrom('/', '/api', '/a b/(c)', '/ü'), (asked, path) => {
      for (const own of [
        { path, exact: false },
        { path, exact: true },
      ]) {
        for (const name of Object.keys(asked) as PolicyName[]) expectBack(name, asked, own); // its very keys
      }
    }),
  );
});

// What the policy leaves to the controller is read back as what the controller does.
function expectBack(name: PolicyName, asked: PolicySet, own: OwnPath): void {
  const words = written(name, asked, { route, path: own });
  if ('because' in words) return;
  const faults: string[] = [];
  const read = policiesIn(words, key => faults.push(key));
  expect(faults).toEqual([]);
  const policy = name === 'pathRewrite' && read.pathRewrite ? inTermsOfRoute(read.pathRewrite, own) : read[name];
  if (Object.keys(words).length > 0) expect(policy).toMatchObject(meant(asked[name] ?? {}));
}

// A slash at the end of a prefix does not count, and nothing in the place of a prefix takes it away.
function meant(asked: object): object {
  if ('enabled' in asked) return { ...asked, enabled: true };
  if (!('prefix' in asked)) return asked;
  const prefix = String(asked.prefix).replace(/\/+$/, '');
  return prefix === '' ? { kind: 'strip-prefix' } : { ...asked, prefix };
}

function readBack({ manifests }: Writing, { routes }: Intent): Reading {
  const services = routes
    .flatMap(({ backends }) => backends.map(({ backend }) => backend))
    .map(({ namespace, service, port }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: service, namespace },
      spec: { selector: { app: service }, ports: [{ name: 'http', port }] },
    }));
  const text = [...manifests, ...services].map(one => JSON.stringify(one)).join('\n---\n');
  const { resources, unreadable } = parseManifest('written.yaml', text);
  expect(unreadable).toEqual([]);
  const secrets = parseManifest('secrets.yaml', '').resources;
  const { table, notes } = traefik.read(clusterOf([...resources, ...secrets]), settings);
  // A Secret that stands elsewhere is for others to ask.
  return { table, notes: notes.filter(note => note.kind !== 'missing-reference' || note.to.kind !== 'Secret') };
}

function without({ routes }: Intent, { refusals }: Writing): Intent {
  const gone = new Set(refusals.map(({ at }) => at.file));
  return { routes: routes.filter(({ at }) => !gone.has(at.file)) };
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
