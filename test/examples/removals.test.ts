import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { AnalyzeOptions } from '#ask/analyze.js';
import { printDocuments } from '#yaml-text/print.js';
import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import { partOf } from '../runs.js';
import { errorsIn, filesIn, foldersOf, manifests, toldIn } from './files.js';

/** Something taken away from an example, and the resources at one of which the check says so. */
interface Removal {
  readonly what: string;
  readonly left: readonly JsonObject[];
  /** `Service web`. */
  readonly at: readonly string[];
}

/** Where a Deployment has its containers. */
const template = ['spec', 'template', 'spec'];

/** Both controllers of the two that tell most, and of others whose manifests name all that they need, one: each removal asks the whole check. */
const folders = [
  ...foldersOf('shop'),
  ...foldersOf('canary'),
  'grpc-traefik',
  'move-ingress-nginx-traefik',
  'public-api-ingress-nginx',
  'wordpress-traefik',
];

describe.each(folders)('%s', folder => {
  const all = Object.values(filesIn(join(manifests, folder))).flatMap(documentsIn);
  const told = toldIn(join(manifests, folder));
  const removals = all.flatMap(one => removalsOf(one, all));
  const titled = removals.map(one => [one.what, one] as const);

  test('is without errors', () => {
    expect(errorsIn({ 'manifests.yaml': printDocuments(all) }, told)).toEqual([]);
  });

  test.each(partOf(titled, 5))('has an error without %s', (_, removal) => {
    speaks(removal, told);
  });
});

/** The check says what is missing, where it is missed. */
function speaks({ left, at }: Removal, told: AnalyzeOptions): void {
  const errors = errorsIn({ 'manifests.yaml': printDocuments(left) }, told);
  const places = errors.map(({ subject }) => `${subject?.kind ?? ''} ${subject?.name ?? ''}`);
  expect(places.filter(place => at.includes(place))).not.toEqual([]);
}

/** What can be taken away from one manifest. */
function removalsOf(one: JsonObject, all: readonly JsonObject[]): readonly Removal[] {
  switch (textOf(one['kind']) ?? '') {
    case 'Service':
      return serviceRemovals(one, all);
    case 'Deployment':
      return deploymentRemovals(one, all);
    case 'ClusterIssuer':
      return [removal(one, all, named(all, ['Ingress', 'Certificate']))];
    case 'NetworkPolicy':
      return policyRemovals(one, all);
    default:
      return [];
  }
}

/**
 * Whoever names a Service misses it: routes, and the Deployments that have its address in their environment. The names of single
 * pods, which a headless one gives, stand in no manifest.
 */
function serviceRemovals(service: JsonObject, all: readonly JsonObject[]): readonly Removal[] {
  if (valueAt(service, ['spec', 'clusterIP']) === 'None') return [];
  const name = nameOf(service);
  const told = all.filter(one => JSON.stringify(one).includes(`"value":"${name}.`));
  const referrers = [...named(all, ['Ingress', 'IngressRoute']), ...named(told, ['Deployment'])];
  const closed = changed(service, ['spec', 'ports'], []);
  return [
    removal(service, all, referrers),
    {
      what: `the ports of Service ${name}`,
      left: instead(all, service, closed),
      at: [`Service ${name}`, ...referrers],
    },
  ];
}

/** A Deployment is missed by the Service in front of it, or by the network policies that are about it. */
function deploymentRemovals(deployment: JsonObject, all: readonly JsonObject[]): readonly Removal[] {
  const name = nameOf(deployment);
  const service = `Service ${name}`;
  const policies = named(all, ['NetworkPolicy']).filter(place => place.startsWith(`NetworkPolicy ${name}-`));
  const containers = itemsOf(valueAt(deployment, [...template, 'containers'])).map(one => ({
    ...objectOf(one),
    ports: [],
  }));
  const closed = changed(deployment, [...template, 'containers'], containers);
  return [
    removal(deployment, all, [service, ...policies]),
    ...(isNamedTarget(all, name)
      ? [{ what: `the ports of Deployment ${name}`, left: instead(all, deployment, closed), at: [service] }]
      : []),
  ];
}

/** A number as target port works without a declared port; a name does not. */
function isNamedTarget(all: readonly JsonObject[], name: string): boolean {
  const service = all.find(one => one['kind'] === 'Service' && nameOf(one) === name);
  return typeof valueAt(service, ['spec', 'ports', 0, 'targetPort']) === 'string';
}

/** What denies by default, the workload or another policy of it is where a connection ends that a network policy let through. */
function policyRemovals(policy: JsonObject, all: readonly JsonObject[]): readonly Removal[] {
  const name = nameOf(policy);
  const workload = /^(.*)-(?:dns|from-controller.*)$/.exec(name)?.[1];
  if (workload === undefined) return [];
  const others = named(all, ['NetworkPolicy']).filter(place => place.startsWith(`NetworkPolicy ${workload}-from-`));
  return [removal(policy, all, [`Deployment ${workload}`, 'NetworkPolicy default-deny', ...others])];
}

function removal(gone: JsonObject, all: readonly JsonObject[], at: readonly string[]): Removal {
  return { what: placeOf(gone), left: all.filter(one => one !== gone), at };
}

function instead(all: readonly JsonObject[], old: JsonObject, other: JsonObject): readonly JsonObject[] {
  return all.map(one => (one === old ? other : one));
}

/** A copy with another value at the end of a path. */
function changed(manifest: JsonObject, [key = '', ...others]: readonly string[], value: Json): JsonObject {
  return { ...manifest, [key]: others.length === 0 ? value : changed(objectOf(manifest[key]), others, value) };
}

function named(all: readonly JsonObject[], kinds: readonly string[]): readonly string[] {
  return all.filter(one => kinds.includes(textOf(one['kind']) ?? '')).map(placeOf);
}

function placeOf(manifest: JsonObject): string {
  return `${textOf(manifest['kind']) ?? ''} ${nameOf(manifest)}`;
}

function nameOf(manifest: JsonObject): string {
  return textOf(objectOf(manifest['metadata'])['name']) ?? '';
}

function documentsIn(text: string): readonly JsonObject[] {
  return loadAll(text).flatMap(one => (one ? [one as JsonObject] : []));
}
