import { clusterOf } from '#cluster/cluster.js';
import type { Reading } from '#dialects/dialect.js';
import { nginx } from '#dialects/nginx/index.js';
import type { Note } from '#model/findings/note.js';
import { parseManifest } from '#parse/manifests.js';

/** What the dialect makes of manifests in the namespace `shop`. */
export function readingOf(manifests: string, configMap?: Readonly<Record<string, string>>): Reading {
  const { resources } = parseManifest('shop.yaml', manifests);
  const placed = resources.map(one => (one.namespace === '' ? { ...one, namespace: 'shop' } : one));
  return nginx.read(clusterOf(placed), {
    name: 'nginx',
    kind: 'ingress-nginx',
    assumeEndpoints: true,
    noEndpoints: [],
    ...(configMap && { configMap }),
  });
}

/** Notes, but for those on Services: the manifests here hold none. */
export function notesOf(manifests: string, configMap?: Readonly<Record<string, string>>): readonly Note[] {
  return readingOf(manifests, configMap).notes.filter(({ kind }) => kind !== 'missing-reference');
}

/** An Ingress with annotations and one path. */
export function ingress(
  annotations: Readonly<Record<string, string>>,
  name = 'web',
  path = '/',
  host = 'shop.example.com',
): string {
  return JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]),
      ),
    },
    spec: {
      ingressClassName: 'nginx',
      rules: [
        { host, http: { paths: [{ path, pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] } },
      ],
    },
  });
}
