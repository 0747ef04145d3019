import { clusterOf } from '#cluster/cluster.js';
import type { Reading } from '#dialects/dialect.js';
import { traefik } from '#dialects/traefik/index.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { JsonObject } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Outcome } from '#model/routing/request.js';
import type { Resource } from '#model/resource.js';
import { parseManifest } from '#parse/manifests.js';
import { answer } from '#simulate/answer/answer.js';

/** Settings that do not ask for the pods of a Service. */
export const settings: ControllerSettings = {
  name: 'traefik',
  kind: 'traefik',
  assumeEndpoints: true,
  noEndpoints: [],
};

/** Manifests in the namespace `shop`. */
export function resourcesOf(...manifests: readonly JsonObject[]): readonly Resource[] {
  const { resources } = parseManifest('shop.yaml', manifests.map(one => JSON.stringify(one)).join('\n---\n'));
  return resources.map(one => (one.namespace === '' ? { ...one, namespace: 'shop' } : one));
}

/** What the dialect makes of manifests in the namespace `shop`, with the Service `web` among them. */
export function readingOf(manifests: readonly JsonObject[], more: Partial<ControllerSettings> = {}): Reading {
  return traefik.read(clusterOf(resourcesOf(web, ...manifests)), { ...settings, ...more });
}

/** The notes on manifests, each as its kind and its field. */
export function notedAt(...manifests: readonly JsonObject[]): readonly string[] {
  return readingOf(manifests).notes.map(inShort);
}

export function inShort({ kind, path }: Note): string {
  return `${kind} at ${path.join('.')}`;
}

/** Who answers a GET: a Service, a status, or why it is unknown. */
export function answerTo(url: string, { table }: Reading): string {
  const { protocol, host, pathname, search } = new URL(url);
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const path = `${pathname}${search}`;
  const outcome = answer(table, { method: 'GET', scheme, host, path, headers: {}, clientIP: '10.0.0.1' });
  return inWords(outcome);
}

function inWords(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'backend':
      return outcome.backends.map(({ backend }) => backend.service).join(' or ');
    case 'redirect':
      return `${outcome.status} ${outcome.location}`;
    case 'respond':
      return String(outcome.status);
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${outcome.code}`;
  }
}

/** A Service with port 80, called `http`. */
export function service(name: string): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port: 80, name: 'http' }] },
  };
}

export const web = service('web');

export const toWeb = { name: 'web', port: 80 };

/** An IngressRoute of one route to the Service `web`; `route` and `spec` add to it. */
export function ingressRoute(match: string, route: JsonObject = {}, spec: JsonObject = {}, name = 'web'): JsonObject {
  return ofTraefik('IngressRoute', name, {
    entryPoints: ['web'],
    routes: [{ match, kind: 'Rule', services: [toWeb], ...route }],
    ...spec,
  });
}

/** A resource of one of Traefik's own kinds. */
export function ofTraefik(kind: string, name: string, spec: JsonObject): JsonObject {
  return { apiVersion: 'traefik.io/v1alpha1', kind, metadata: { name }, spec };
}

/** An Ingress of one path to the Service `web`, with annotations below `traefik.ingress.kubernetes.io/`. */
export function ingress(annotations: Readonly<Record<string, string>> = {}, spec: JsonObject = {}): JsonObject {
  const prefixed = Object.entries(annotations).map(([key, value]) => [`traefik.ingress.kubernetes.io/${key}`, value]);
  const backend = { service: { name: 'web', port: { number: 80 } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', annotations: Object.fromEntries(prefixed) as JsonObject }, // pairs of texts
    spec: {
      rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      ...spec,
    },
  };
}
