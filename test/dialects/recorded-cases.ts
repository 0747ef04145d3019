import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { globSync } from 'tinyglobby';
import type { JsonObject } from '#model/json.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
import { parseManifest } from '#parse/manifests.js';

/** Manifests, and what the real controller answered to requests. */
export interface Recorded {
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

export interface RecordedRequest {
  readonly scheme?: 'http' | 'https';
  readonly entryPoint?: string;
  readonly method?: string;
  readonly host: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly clientIP?: string;
}

export interface RecordedAnswer {
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

/** A file for each kind of recording. */
export const recordings: readonly string[] = globSync('recorded/*.jsonl.gz', { cwd: __dirname, absolute: true }).sort();

export function recordedIn(file: string): readonly Recorded[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.map(line => JSON.parse(line) as Recorded); // our own files
}

/** How the controller was set up. */
export function settingsIn(recorded: Recorded): ControllerSettings {
  const { controller, configmap, flags, static: statics, noEndpoints = [] } = recorded;
  const [kind = '', version = ''] = controller.split('@');
  return {
    name: controller,
    kind: kind as ControllerKind, // the recorder's own word
    version,
    assumeEndpoints: true,
    noEndpoints,
    ...(configmap && { configMap: configmap }),
    ...(flags && { flags }),
    ...(statics && { static: statics }),
  };
}

type Material = Pick<ReturnType<typeof parseManifest>, 'resources' | 'unreadable'>;

/** What stood in the cluster. */
export function materialIn({ controller, manifests }: Recorded): Material {
  const [kind = ''] = controller.split('@');
  const material = [
    parseManifest('case.yaml', manifests),
    parseManifest('classes.yaml', classesBeside(kind, manifests)),
  ];
  return {
    resources: material.flatMap(({ resources }) => resources),
    unreadable: material.flatMap(({ unreadable }) => unreadable),
  };
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
