import { load } from 'js-yaml';
import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import { yamlOf } from '#constructs/yaml.js';
import { join } from 'node:path';
import { errorsIn, filesIn, foldersOf, manifests } from './files.js';

/** What is taken away from an example, and the resource at which the check says so. */
interface Removal {
  readonly what: string;
  readonly from: string;
  readonly left: readonly JsonObject[];
  /** Names of kinds and resources, any of which the diagnostic may stand at. */
  readonly at: readonly string[];
}

const folders = [...foldersOf('shop'), ...foldersOf('canary')];
const removals = folders.flatMap(folder => removalsFrom(folder));

test.each(folders)('%s is without errors', folder => {
  expect(errorsIn(filesIn(join(manifests, folder)))).toEqual([]);
});

test.each(removals.map(one => [one.from, one.what, one] as const))(
  '%s without %s is an error',
  (_from, _what, removal) => {
    const errors = errorsIn({ 'manifests.yaml': yamlOf(removal.left) });
    const places = errors.map(({ subject }) => `${subject?.kind ?? ''} ${subject?.name ?? ''}`);
    expect(places.filter(place => removal.at.includes(place))).not.toEqual([]);
  },
);

function removalsFrom(folder: string): readonly Removal[] {
  const all = Object.values(filesIn(join(manifests, folder))).flatMap(text =>
    text.split('---\n').map(one => load(one) as JsonObject),
  );
  const without = (gone: JsonObject): readonly JsonObject[] => all.filter(one => one !== gone);
  const instead = (old: JsonObject, changed: JsonObject): readonly JsonObject[] =>
    all.map(one => (one === old ? changed : one));
  const removal = (what: string, left: readonly JsonObject[], at: readonly string[]): Removal => ({
    what,
    from: folder,
    left,
    at,
  });
  return all.flatMap(one => {
    const name = nameOf(one);
    switch (textOf(one['kind']) ?? '') {
      case 'Service':
        return [
          removal(`Service ${name}`, without(one), referrersOf(all, name)),
          removal(`the port of Service ${name}`, instead(one, withoutList(one, ['spec'], 'ports')), [
            `Service ${name}`,
            ...referrersOf(all, name),
          ]),
        ];
      case 'Deployment':
        return [
          removal(`Deployment ${name}`, without(one), [`Service ${name}`, ...policiesOf(all, name)]),
          ...(portsOf(one).length > 0
            ? [removal(`the port of Deployment ${name}`, instead(one, withoutPorts(one)), [`Service ${name}`])]
            : []),
        ];
      case 'ClusterIssuer':
        return [
          removal(`ClusterIssuer ${name}`, without(one), [
            'Ingress frontend',
            'IngressRoute frontend',
            ...certificatesOf(all),
          ]),
        ];
      case 'NetworkPolicy':
        if (name.endsWith('-dns'))
          return [
            removal(`NetworkPolicy ${name}`, without(one), [
              `Deployment ${name.slice(0, -4)}`,
              'NetworkPolicy default-deny',
            ]),
          ];
        if (name.includes('-from-controller')) return [removal(`NetworkPolicy ${name}`, without(one), routesOf(all))];
        return [];
      default:
        return [];
    }
  });
}

function nameOf(manifest: JsonObject): string {
  return textOf(objectOf(manifest['metadata'])['name']) ?? '';
}

function placesOf(all: readonly JsonObject[], kinds: readonly string[]): readonly string[] {
  return all.flatMap(one =>
    kinds.includes(textOf(one['kind']) ?? '') ? [`${textOf(one['kind']) ?? ''} ${nameOf(one)}`] : [],
  );
}

/** Who names a Service: routes, and the Deployments that have its address in their environment. */
function referrersOf(all: readonly JsonObject[], service: string): readonly string[] {
  const named = all.filter(
    one => JSON.stringify(one).includes(`"${service}.`) || placesOf([one], ['Ingress', 'IngressRoute']).length > 0,
  );
  return placesOf(named, ['Deployment', 'Ingress', 'IngressRoute']);
}

function routesOf(all: readonly JsonObject[]): readonly string[] {
  return placesOf(all, ['Ingress', 'IngressRoute', 'NetworkPolicy', 'Deployment']);
}

function certificatesOf(all: readonly JsonObject[]): readonly string[] {
  return placesOf(all, ['Certificate']);
}

/** The network policies that are about a workload. */
function policiesOf(all: readonly JsonObject[], name: string): readonly string[] {
  return placesOf(all, ['NetworkPolicy']).filter(
    place => place.startsWith(`NetworkPolicy ${name}-`) || place.endsWith(`-from-${name}`),
  );
}

function portsOf(deployment: JsonObject): readonly Json[] {
  return itemsOf(valueAt(deployment, ['spec', 'template', 'spec', 'containers', 0, 'ports']));
}

function withoutPorts(deployment: JsonObject): JsonObject {
  const path = ['spec', 'template', 'spec', 'containers'];
  const containers = itemsOf(valueAt(deployment, path)).map(one => ({ ...objectOf(one), ports: [] }));
  return changed(deployment, path, containers);
}

function withoutList(manifest: JsonObject, path: readonly string[], key: string): JsonObject {
  return changed(manifest, [...path, key], []);
}

/** A copy with another value at the end of a path. */
function changed(manifest: JsonObject, [key = '', ...others]: readonly string[], value: Json): JsonObject {
  return { ...manifest, [key]: others.length === 0 ? value : changed(objectOf(manifest[key]), others, value) };
}
