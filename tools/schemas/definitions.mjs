import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { parse } from 'yaml';
import { messageOf } from './rule-messages.mjs';

/**
 * The definitions of each bundle, without prose, sub-schemas that stand more than once shared by name. A bundle is
 * { file, kinds: { 'group/version/Kind': namespaced }, content: { source, shared, channels: [ { name, kinds: { 'group/version/Kind': { schema, status, deprecated } } } ] } }.
 */
export function bundlesOf(bundles) {
  return bundles.map(({ file, title = file, module, version, folder, paths, only = /./ }) => {
    const channels = paths.map(path => ({
      name: path.replace(/^.*\//, ''),
      kinds: module ? kindsOf(documentsAt(join(folder, path)), only) : described(join(folder, path)),
    }));
    const shared = share(channels);
    const kinds = {};
    for (const [at, channel] of channels.entries()) {
      const before = new Set(channels.slice(0, at).flatMap(one => Object.keys(one.kinds).map(withoutVersion)));
      for (const [key, kind] of Object.entries(channel.kinds))
        if (!before.has(withoutVersion(key))) kinds[key] = kind.namespaced ? 1 : 0;
    }
    return { file, kinds, content: { title, source: module ? `${module}@${version}` : paths[0], shared, channels } };
  });
}

/** Definitions described by hand: what a definition holds, by `group/version/Kind`. */
function described(path) {
  return parse(readFileSync(path, 'utf8'), { merge: true, maxAliasCount: -1 }).kinds;
}

/** A cluster has one definition of a kind: what the first channel defines, the others do not extend. */
function withoutVersion(key) {
  return key.replace(/\/[^/]*\//, '/');
}

function documentsAt(path) {
  if (!statSync(path).isDirectory()) return loadAll(readFileSync(path, 'utf8'));
  return readdirSync(path, { recursive: true })
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .flatMap(name => loadAll(readFileSync(join(path, name), 'utf8')));
}

function kindsOf(documents, only) {
  const found = {};
  for (const { kind, metadata, spec } of documents.filter(Boolean)) {
    if (kind !== 'CustomResourceDefinition' || (!only.test(metadata.name) && !only.test(spec.names.kind))) continue;
    for (const version of spec.versions.filter(one => one.served)) {
      found[`${spec.group}/${version.name}/${spec.names.kind}`] = {
        namespaced: spec.scope === 'Namespaced',
        ...(version.subresources?.status && { status: true }),
        ...(version.deprecated && { deprecated: true }),
        schema: stripped(version.schema.openAPIV3Schema),
      };
    }
  }
  return found;
}

const schemas = new Set(['items', 'not', 'additionalProperties']);
const lists = new Set(['allOf', 'anyOf', 'oneOf']);
const prose = new Set(['description', 'title', 'example', 'externalDocs']);

function stripped(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = {};
  for (const [key, value] of Object.entries(schema)) {
    if (prose.has(key)) continue;
    if (key === 'properties')
      kept.properties = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, stripped(one)]));
    else if (schemas.has(key)) kept[key] = stripped(value);
    else if (lists.has(key)) kept[key] = value.map(stripped);
    else if (key === 'x-kubernetes-validations') kept[key] = value.map(ruleOf);
    else kept[key] = value;
  }
  return kept;
}

function ruleOf({ rule, fieldPath, reason, optionalOldSelf }) {
  const message = messageOf(rule);
  if (!message) console.log(`no message of ours for the rule ${rule}`);
  return { rule, message, fieldPath, reason, optionalOldSelf };
}

/** Takes sub-schemas that stand more than once out of the channels' schemas; what it returns holds them by name. */
function share(channels) {
  const seen = new Map();
  const count = schema => {
    const text = JSON.stringify(schema);
    if (text.length > 60) seen.set(text, (seen.get(text) ?? 0) + 1);
    if (text.length > 60 && seen.get(text) > 1) return;
    each(schema, count);
  };
  for (const kind of channels.flatMap(one => Object.values(one.kinds))) count(kind.schema);
  const shared = {};
  const replaced = schema => {
    const text = JSON.stringify(schema);
    if (!(seen.get(text) > 1)) return rebuilt(schema, replaced);
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 6);
    shared[name] ??= rebuilt(schema, replaced);
    return { $ref: name };
  };
  for (const kind of channels.flatMap(one => Object.values(one.kinds))) kind.schema = replaced(kind.schema);
  return shared;
}

function each(schema, visit) {
  rebuilt(schema, one => (visit(one), one));
}

function rebuilt(schema, change) {
  if (typeof schema !== 'object' || schema === null) return schema;
  const made = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties')
      made.properties = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]));
    else if (schemas.has(key) && typeof value === 'object') made[key] = change(value);
    else if (lists.has(key)) made[key] = value.map(change);
    else made[key] = value;
  }
  return made;
}
