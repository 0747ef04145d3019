import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The kinds and schemas of several versions of Kubernetes, oldest first. A kind is { group, version, kind, namespaced, definition, from, to },
 * a definition by package and name: its schema where all versions share one, else a list of [first minor, last minor, schema].
 */
export function kubernetesOf(versions) {
  const minors = versions.map(({ version }) => Number(version.split('.')[1]));
  const read = versions.map(({ folder }) => ({ schemas: schemasOf(folder), kinds: kindsOf(folder) }));
  const definitions = spans(
    read.map(one => one.schemas),
    minors,
  );
  const packages = {};
  for (const [name, list] of Object.entries(definitions)) {
    const [folder, kind] = [name.replace(/\.[^.]+$/, ''), name.replace(/^.*\./, '')];
    (packages[folder] ??= {})[kind] =
      list.length === 1 && list[0][0] === minors[0] && list[0][1] === minors.at(-1) ? list[0][2] : list;
  }
  const kinds = {};
  for (const [name, list] of Object.entries(
    spans(
      read.map(one => one.kinds),
      minors,
    ),
  ))
    kinds[name] = list.map(([from, to, kind]) => [from, to, kind.namespaced ? 1 : 0, kind.definition]);
  return { versions: minors, kinds, packages };
}

/** For each name the runs of versions that agree on its value. */
function spans(perVersion, minors) {
  const names = [...new Set(perVersion.flatMap(Object.keys))].sort();
  const found = {};
  for (const name of names) {
    const list = (found[name] = []);
    perVersion.forEach((one, at) => {
      if (!(name in one)) return;
      const last = list.at(-1);
      if (last && last[1] === minors[at] - 1 && JSON.stringify(last[2]) === JSON.stringify(one[name]))
        last[1] = minors[at];
      else list.push([minors[at], minors[at], one[name]]);
    });
  }
  return found;
}

function schemasOf(folder) {
  const at = join(folder, 'api/openapi-spec/v3');
  const found = {};
  for (const file of readdirSync(at).sort()) {
    const { components } = JSON.parse(readFileSync(join(at, file), 'utf8'));
    for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
      if (!special(name) && !/List$/.test(name)) found[shortName(name)] ??= stripped(schema);
    }
  }
  return reachable(
    found,
    Object.keys(found).filter(name => kindNames.has(name) || /ObjectMeta$/.test(name)),
  );
}

const kindNames = { has: name => /\.v\d+((alpha|beta)\d+)?\.[A-Z]\w*$/.test(name) };

function reachable(all, roots) {
  const found = {};
  const todo = [...roots];
  while (todo.length) {
    const name = todo.pop();
    if (name in found || !(name in all)) continue;
    found[name] = all[name];
    for (const [, next] of JSON.stringify(all[name]).matchAll(/"\$ref":"([^"]+)"/g)) todo.push(next);
  }
  return found;
}

/** What Go reads by code of its own. */
function special(name) {
  if (/resource\.Quantity$/.test(name)) return { type: 'string', format: 'quantity' };
  if (/intstr\.IntOrString$/.test(name)) return { 'x-kubernetes-int-or-string': true };
  if (/meta\.v1\.Time$/.test(name)) return { type: 'string', format: 'date-time' };
  if (/meta\.v1\.MicroTime$/.test(name)) return { type: 'string', format: 'micro-time' };
  if (/meta\.v1\.Duration$/.test(name)) return { type: 'string', format: 'go-duration' };
  if (/runtime\.RawExtension$|meta\.v1\.FieldsV1$/.test(name))
    return { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  if (/apiextensions\.v1\.JSON$|meta\.v1\.Patch$|JSONSchemaPropsOr(Array|Bool|StringArray)$/.test(name))
    return { 'x-kubernetes-preserve-unknown-fields': true };
  return undefined;
}

/** `io.k8s.api.networking.v1.Ingress` → `networking.v1.Ingress` */
function shortName(name) {
  return name
    .replace(/^io\.k8s\.api\./, '')
    .replace(/^io\.k8s\..*\.apis?\./, '')
    .replace(/^io\.k8s\.apimachinery\.pkg\./, '');
}

function stripped(schema) {
  const refs = schema.allOf?.length === 1 && schema.allOf[0].$ref ? schema.allOf[0].$ref : schema.$ref;
  if (refs) {
    const name = refs.replace('#/components/schemas/', '');
    const kept = isEmpty(schema.default) ? { default: {} } : {};
    return special(name) ?? { $ref: shortName(name), ...kept };
  }
  const kept = {};
  for (const key of ['type', 'format', 'required', 'enum']) if (schema[key] !== undefined) kept[key] = schema[key];
  if (tells(schema.default)) kept.default = schema.default;
  if (schema.format === 'int-or-string') return { 'x-kubernetes-int-or-string': true };
  if (schema.type === 'object' && !schema.properties && !schema.additionalProperties)
    kept['x-kubernetes-preserve-unknown-fields'] = true;
  if (schema['x-kubernetes-preserve-unknown-fields']) kept['x-kubernetes-preserve-unknown-fields'] = true;
  if (schema.properties)
    kept.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, stripped(one)]));
  if (schema.items) kept.items = withoutDefault(stripped(schema.items));
  if (schema.additionalProperties) kept.additionalProperties = withoutDefault(stripped(schema.additionalProperties));
  return kept;
}

function withoutDefault(schema) {
  const { ...rest } = schema;
  delete rest.default;
  return rest;
}

function isEmpty(value) {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Zero values stand for every field that Go cannot leave out: they tell nothing. */
function tells(value) {
  return value !== undefined && value !== null && value !== '' && value !== 0 && value !== false && !isEmpty(value);
}

/** What is served without further flags: nothing alpha, and of the betas those that the API server switches on (KEP 3136). */
function kindsOf(folder) {
  const at = join(folder, 'api/discovery');
  const controlPlane = readFileSync(join(folder, 'pkg/controlplane/instance.go'), 'utf8');
  const legacy = [
    ...(/(?<=legacyBetaEnabledByDefaultResources = )[^}]*/
      .exec(controlPlane)?.[0]
      .matchAll(/(\w+)\.SchemeGroupVersion\.WithResource\("(\w+)"\)/g) ?? []),
  ];
  const found = {};
  for (const file of readdirSync(at)
    .filter(name => /^apis?__.*v\d[^_]*\.json$/.test(name))
    .sort()) {
    const { groupVersion, resources } = JSON.parse(readFileSync(join(at, file), 'utf8'));
    const version = groupVersion.replace(/^.*\//, ''),
      group = groupVersion.includes('/') ? groupVersion.replace(/\/.*/, '') : '';
    for (const { name, kind, namespaced, verbs, group: other, version: otherVersion } of resources) {
      if (
        name.includes('/') ||
        !verbs.includes('create') ||
        (other ?? group) !== group ||
        (otherVersion ?? version) !== version
      )
        continue;
      const on =
        !/alpha|beta/.test(version) ||
        legacy.some(
          ([, alias, resource]) =>
            resource === name && alias.endsWith(version) && group.startsWith(alias.replace(version, '').slice(0, 5)),
        );
      const definition = definitionOf(group, version, kind);
      found[`${group}/${version}/${kind}`] = { namespaced, definition: on ? definition : `!${definition}` };
    }
  }
  return found;
}

function definitionOf(group, version, kind) {
  if (group === '') return `core.${version}.${kind}`;
  if (group === 'internal.apiserver.k8s.io') return `apiserverinternal.${version}.${kind}`;
  return `${group.split('.')[0]}.${version}.${kind}`;
}
