import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import { specOf } from '#model/resource.js';
import type { Context } from '../context/reading-context.js';
import { resolvedReference } from '../dynamic/middleware-reference.js';
import type { MiddlewareUse, RouterDoubt } from '../dynamic/router.js';
import type { Noted } from '../policies/feature.js';
import { noteWithoutHeaders } from '../policies/headers/defined.js';
import { featureNames, features } from '../policies/index.js';
import { idleFields, middlewareFields } from '../policies/middleware-fields.table.js';
import { policiesIn } from '../policies/policy-set.js';
import { opaquePlugin } from '../policies/serving/plugins.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import { unknownFields } from '../resources/unknown-fields.js';
import type { Does } from '../versions/changes.table.js';
import type { InvalidField } from '../resources/invalid-field.js';
import { invalidNote } from '../resources/invalid-field.js';
import { headersRedirect } from './headers-redirect.js';
import type { TraefikServices } from '../services/traefik-service.js';
import type { Needed } from './needed.js';
import { pluginNeeded } from './needed-plugins.js';
import type { SecretName } from './needed-secrets.js';
import { secretNeeded } from './needed-secrets.js';
import { serviceNeeded } from './needed-services.js';

/** What Traefik builds of a Middleware. */
export interface ReadMiddleware {
  readonly policies: PolicySet;
  /** What happens before what the policies say. */
  readonly first?: readonly Step[];
  readonly notes: readonly Note[];
  /** Other middlewares that happen in its place (`chain`). */
  readonly chain?: readonly MiddlewareUse[];
  /** Traefik cannot build it: every router that uses it vanishes. The note stands already. */
  readonly broken?: string;
  /** What the service that it names does with a request. */
  readonly page?: readonly Step[];
  /** Whether Traefik can build it is not told. */
  readonly doubt?: RouterDoubt;
}

/** A Middleware says exactly one kind. (traefik v3.7.9, pkg/server/middleware/middlewares.go: buildConstructor) */
export function readMiddleware(
  context: Context,
  resource: Resource,
  traefikServices: TraefikServices | undefined,
): ReadMiddleware {
  const spec = specOf(resource);
  const kinds = Object.keys(spec).filter(isKind);
  const at: Place = { resource, path: ['spec'] };
  const { does } = context.configuration;
  const unknown = unknownNotes(at, kinds, does);
  const [kind, ...others] = kinds;
  if (kind === undefined || others.length > 0) {
    const wants = 'exactly one kind of middleware';
    const value = kinds.join(', ');
    const note = noteAt(at, {
      kind: 'invalid-value',
      key: 'spec',
      value,
      wants,
      effect: 'ingress-skipped',
      consequence: vanish,
    });
    return { policies: {}, notes: [...unknown, note], broken: 'it does not say exactly one kind' };
  }
  const config = objectOf(spec[kind]);
  const read = kind === 'chain' ? chainIn(context, config, at) : kindIn({ context, traefikServices }, kind, config, at);
  const first = kind === 'headers' && !does('headersDoNotRedirect') ? headersRedirect(config) : [];
  return { ...read, first, notes: [...unknown, ...read.notes] };
}

function isKind(name: string): boolean {
  return Object.hasOwn(middlewareFields, name) || name === 'plugin';
}

function unknownNotes(at: Place, kinds: readonly string[], does: Does): readonly Note[] {
  const spec = specOf(at.resource);
  const ofKinds = kinds.flatMap(kind => {
    const fields = middlewareFields[kind];
    const config = objectOf(spec[kind]);
    const idle = does('headersDoNotRedirect') ? Object.keys(config).filter(key => idleFields[kind]?.includes(key)) : [];
    const unknown = fields ? unknownFields(config, below(at, kind), fields) : [];
    return [...unknown, ...idle.map(key => idleNote(below(at, kind, key), key))];
  });
  return [...unknownFields(spec, at, [...Object.keys(middlewareFields), 'plugin']), ...ofKinds];
}

function idleNote(at: Place, key: string): Note {
  const because = 'Traefik 3 still takes it and no longer acts on it';
  return noteAt(at, { kind: 'ignored-value', key, because, effect: 'ignored' });
}

interface Surroundings {
  readonly context: Context;
  readonly traefikServices: TraefikServices | undefined;
}

function kindIn(around: Surroundings, kind: string, config: JsonObject, at: Place): ReadMiddleware {
  const { context } = around;
  const faults: InvalidField[] = [];
  const noted: Noted = (key, wants, value) => faults.push({ key, wants, ...(value !== undefined && { value }) });
  const services = serviceKeys.filter(key => key.startsWith(`${kind}.`));
  const policies = policiesIn({ [kind]: resolved(config, services, at.resource.namespace) }, noted);
  if (kind === 'headers') noteWithoutHeaders(config, noted);
  const plugins = policies.plugins?.list ?? [];
  const needed = [
    ...secrets
      .filter(([key]) => key.startsWith(`${kind}.`))
      .map(([key, one]) => secretNeeded(context, at, [namedBy(at.resource, key), one], noted)),
    ...plugins.flatMap(one => pluginNeeded(context, at, one, noted)),
    ...services.map(key => serviceNeeded(context, around.traefikServices, key, at)),
  ];
  const broken = [...faults.map(({ wants }) => `it needs ${wants}`), ...needed.flatMap(brokenOf)][0];
  const doubt = needed.find(one => one.doubt)?.doubt;
  const page = needed.find(one => one.page)?.page;
  const opaque = (broken === undefined ? plugins : []).map(({ name }) =>
    noteAt(below(at, kind), { kind: 'opaque-value', key: `spec.${kind}`, because: opaquePlugin(name) }),
  );
  return {
    policies: broken === undefined ? policies : {},
    notes: [...faults.map(one => invalidNote(at, one)), ...needed.flatMap(one => one.notes), ...opaque],
    ...(page && { page }),
    ...(broken !== undefined ? { broken } : doubt && { doubt }),
  };
}

function namedBy(middleware: Resource, key: string): SecretName {
  const path = key.split('.');
  return { name: textOf(valueAt(specOf(middleware), path)) ?? '', path, key };
}

const secrets = featureNames.flatMap(name => Object.entries(features[name].secrets ?? {}));
const serviceKeys = featureNames.flatMap(name => features[name].services ?? []);

const vanish = { kind: 'users-dropped' } as const;

function brokenOf({ broken }: Needed): readonly string[] {
  return broken === undefined ? [] : [broken];
}

/** A reference without a namespace means the Middleware's own. */
function resolved(config: JsonObject, services: readonly string[], namespace: string): JsonObject {
  const fields = services.map(key => key.split('.')[1] ?? '');
  const references = fields.flatMap((field): [string, JsonObject][] => {
    const reference = config[field];
    if (!isObject(reference)) return [];
    const named = textOf(reference['namespace']) ?? '';
    return [[field, { ...reference, namespace: named === '' ? namespace : named }]];
  });
  return { ...config, ...Object.fromEntries(references) };
}

/** Other middlewares, in order. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: createChainMiddleware) */
function chainIn({ configuration }: Context, config: JsonObject, at: Place): ReadMiddleware {
  const crd = configuration.crd && {
    ...configuration.crd,
    ...(!configuration.does('chainsOfOwnNamespace') && { allowCrossNamespace: true }),
  };
  const uses: MiddlewareUse[] = [];
  const notes: Note[] = [];
  for (const [index, one] of crd ? itemsOf(config['middlewares']).entries() : []) {
    const resolvedUse = crd && resolvedReference(crd, objectOf(one), below(at, 'chain', 'middlewares', index));
    if (!resolvedUse) continue;
    if ('use' in resolvedUse) uses.push(resolvedUse.use);
    else notes.push(resolvedUse.note);
  }
  const broken = notes.length > 0 ? { broken: 'a member of the chain is refused' } : {};
  return { policies: {}, notes, chain: uses, ...broken };
}
