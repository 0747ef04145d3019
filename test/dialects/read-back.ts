import { clusterOf } from '#cluster/cluster.js';
import type { Reading } from '#dialects/dialect.js';
import type { Json, JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Intent, IntentRoute, Writing } from '#model/routing/intent.js';
import { parseManifest } from '#parse/manifests.js';
import type { Contract } from './contract.js';

/** What a dialect makes of what it wrote, printed and parsed, beside the Services, Secrets and ConfigMaps that its routes name. */
export function readBack({ dialect, settings }: Contract, writing: Writing, intent: Intent): Reading {
  const text = materialOf(writing, intent)
    .map(one => JSON.stringify(one))
    .join('\n---\n');
  const { resources, unreadable } = parseManifest('written.yaml', text);
  expect(unreadable).toEqual([]);
  return dialect.read(clusterOf(resources), settings);
}

/** What was written, beside the Services, Secrets and ConfigMaps that its routes name. */
export function materialOf(writing: Writing, intent: Intent): readonly JsonObject[] {
  const { routes } = written(intent, writing);
  const named = new Map(routes.flatMap(namedBy).map(one => [JSON.stringify(one), one]));
  return [...writing.manifests, ...named.values()];
}

/** The routes of an intent that were written. */
export function written({ routes }: Intent, { refusals }: Writing): Intent {
  const gone = new Set(refusals.map(({ at }) => at.file));
  return { routes: routes.filter(({ at }) => !gone.has(at.file)) };
}

function namedBy({ namespace, backends, policies }: IntentRoute): readonly JsonObject[] {
  const asked = policies as unknown as JsonObject; // policies are data
  const services = [
    ...backends.map(({ backend }) => backend.service),
    ...objectsIn(asked).flatMap(({ service }) => (typeof service === 'string' ? [service] : [])),
  ];
  const references = objectsIn(asked).flatMap(({ name, namespace: other = namespace, ...rest }) =>
    typeof name === 'string' && typeof other === 'string' && Object.keys(rest).length === 0 ? [{ name, other }] : [],
  );
  const users = objectsIn(asked).flatMap(({ scheme, secret }) => {
    const held = isObject(secret) ? secret['name'] : undefined;
    return scheme === 'basic' || scheme === 'digest' ? [{ held, scheme }] : [];
  });
  return [
    ...services.map(name => serviceOf(namespace, name)),
    ...references.flatMap(({ name, other }) => [
      {
        ...named('Secret', other, name),
        data: usersIn(users.find(({ held }) => held === name)?.scheme) ?? certificates,
      },
      { ...named('ConfigMap', other, name), data: { 'X-Sent': 'one' } },
    ]),
  ];
}

const certificates = { auth: 'dXNlcjp7U0hBfXg=', 'ca.crt': 'eA==', 'tls.crt': 'eA==', 'tls.key': 'eA==' };

/** Users and the hashes of their passwords, with their realm where a digest holds it: `user:{SHA}x`, `user:shop:x`. */
function usersIn(scheme: Json | undefined): JsonObject | undefined {
  if (scheme === undefined) return undefined;
  return { auth: scheme === 'basic' ? 'dXNlcjp7U0hBfXg=' : 'dXNlcjpzaG9wOng=' };
}

function serviceOf(namespace: string, name: string): JsonObject {
  return {
    ...named('Service', namespace, name),
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 80 }] },
  };
}

function named(kind: string, namespace: string, name: string): JsonObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace } };
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(one => objectsIn(one))] : [];
}
