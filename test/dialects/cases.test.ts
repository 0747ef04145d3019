import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { load } from 'js-yaml';
import { globSync } from 'tinyglobby';
import { clusterOf } from '#cluster/cluster.js';
import { readCertificate } from '#crypto/read-certificate.js';
import { verifyCredentials } from '#crypto/verify-credentials.js';
import { dialects } from '#dialects/index.js';
import type { ControllerKind } from '#model/routing/controller.js';
import type { JsonObject } from '#model/json.js';
import type { Outcome, Request } from '#model/routing/request.js';
import { parseManifest } from '#parse/manifests.js';
import { answer } from '#simulate/answer/answer.js';

/** What a real controller answered: manifests and requests, as a user of Kubernetes reads them. */
interface Case {
  readonly about: string;
  /** `traefik@3.7`. */
  readonly controller: string;
  readonly configMap?: Readonly<Record<string, string>>;
  readonly static?: JsonObject;
  readonly manifests: string;
  readonly requests: readonly {
    /** `GET http://a.example.com/foo` */
    readonly request: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly clientIP?: string;
    readonly entryPoint?: string;
    /** A backend (and the path that it sees, where that differs), a status (and where a redirect leads), or `unknown` and why. */
    readonly answer: string;
  }[];
}

const folder = join(__dirname, 'cases');

describe.each(
  globSync('**/*.yaml', { cwd: folder, absolute: true })
    .sort()
    .map(file => relative(folder, file)),
)('%s', file => {
  const recorded = load(readFileSync(join(folder, file), 'utf8')) as Case; // our own files
  const table = tableOf(recorded);

  test.each(recorded.requests)(
    `${recorded.about} $request`,
    ({ request, headers, clientIP, entryPoint, answer: wanted }) => {
      const asked = {
        ...requestOf(request),
        headers: headers ?? {},
        clientIP: clientIP ?? '127.0.0.1',
        ...(entryPoint !== undefined && { entryPoint }),
      };
      expect(wordsOf(answer(table, asked), asked)).toBe(wanted);
    },
  );
});

function tableOf({ controller, configMap, static: given, manifests }: Case) {
  const [kind, version = ''] = controller.split('@');
  const dialect = dialects.find(({ name }) => name === kind);
  if (!dialect) throw new Error(`no dialect is called ${controller}`);
  const { resources, unreadable } = parseManifest('case.yaml', manifests);
  expect(unreadable).toEqual([]);
  const placed = resources.map(one =>
    one.namespace === '' && !/Class$/.test(one.kind) ? { ...one, namespace: 'default' } : one,
  );
  const { table } = dialect.read(clusterOf(placed, false, readCertificate), {
    name: controller,
    kind: kind as ControllerKind, // the name of a dialect that was found
    version,
    assumeEndpoints: true,
    noEndpoints: [],
    ...(configMap && { configMap }),
    ...(given && { static: given }),
  });
  return { ...table, verifyCredentials };
}

function requestOf(text: string): Omit<Request, 'headers'> {
  const [, method = '', scheme = '', host = '', path = ''] = /^(\S+) (https?):\/\/([^/]*)(\/.*)$/.exec(text) ?? [];
  return { method, scheme: scheme === 'https' ? 'https' : 'http', host, path };
}

function wordsOf(outcome: Outcome, { path }: { readonly path: string }): string {
  switch (outcome.outcome) {
    case 'backend': {
      const { namespace, service, port } = outcome.backend;
      const sees = outcome.upstream.path;
      return `${namespace}/${service}:${port}${sees === path ? '' : ` ${sees}`}`;
    }
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'respond':
      return `${outcome.status}`;
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${outcome.refused ? 'refused' : outcome.code}`;
  }
}
