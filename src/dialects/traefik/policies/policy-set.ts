import type { Unsayable } from '#dialects/dialect.js';
import { lackingOf } from '#dialects/lacking.js';
import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Policies, PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import { asksFor, lacks } from '../lacks.js';
import type { Noted, StepPlace, TraefikFeature, Wire, WrittenFor } from './feature.js';
import type { FeatureName } from './index.js';
import { featureNames, features } from './index.js';

const silent: Noted = () => undefined;

/** The policies that stand in Traefik's words: each feature is given what it owns of them. */
export function policiesIn(wire: Wire, noted: Noted = silent): PolicySet {
  return Object.assign({}, ...featureNames.map(name => policyIn(name, wire, noted))) as PolicySet; // each names one policy
}

function policyIn(name: FeatureName, wire: Wire, noted: Noted): PolicySet {
  const feature = features[name];
  const own = owned(wire, feature.keys);
  const policy = Object.keys(own).length === 0 ? undefined : feature.read(own, noted);
  return policy === undefined ? {} : { [name]: policy };
}

/** Of each part the fields that are owned: a feature sees no others. */
function owned(wire: Wire, keys: readonly string[]): Wire {
  const parts = new Map<string, [string, JsonObject[string]][]>();
  for (const key of keys) {
    const [head = '', field] = key.split('.');
    const part = wire[head];
    if (!isObject(part)) continue;
    const list = parts.get(head) ?? [];
    parts.set(head, list);
    if (field === undefined) list.push(...Object.entries(part));
    else if (Object.hasOwn(part, field)) list.push([field, part[field]]);
  }
  return Object.fromEntries([...parts].map(([head, fields]) => [head, Object.fromEntries(fields)]));
}

/** What Traefik does for the policies of one part, in order: what it answers first, which has the last word about headers too. */
export function stepsOf(set: PolicySet, place: StepPlace): readonly Step[] {
  return [
    ...first.flatMap(name => asked(name, set, (feature, policy) => feature.preflight?.(policy, place)) ?? []),
    ...[...others, ...first].flatMap(
      name => asked(name, set, (feature, policy) => feature.steps?.(policy, place)) ?? [],
    ),
  ];
}

const first = featureNames.filter(name => 'preflight' in features[name]);
const others = featureNames.filter(name => !first.includes(name));

function asked<Name extends FeatureName, Answer>(
  name: Name,
  set: PolicySet,
  ask: (feature: TraefikFeature<Name>, policy: Policies[Name]) => Answer,
): Answer | undefined {
  const policy: Policies[Name] | undefined = set[name];
  return policy === undefined ? undefined : ask(features[name], policy);
}

/** The words that say one policy of a route, or why there are none. */
export function written(name: PolicyName, set: PolicySet, target: WrittenFor): Wire | Unsayable {
  const policy = set[name];
  if (policy === undefined) return {};
  const lacking = lackingOf(name, policy, lacks, asksFor);
  if (lacking) return lacking;
  const words = isFeature(name) ? asked(name, set, (feature, one) => feature.write?.(one, target)) : undefined;
  return words ?? { because: `Traefik cannot be asked for ${name}: take it away` };
}

function isFeature(name: PolicyName): name is FeatureName {
  return Object.hasOwn(features, name);
}

export function isUnsayable(words: Wire | Unsayable): words is Unsayable {
  return typeof words['because'] === 'string';
}
