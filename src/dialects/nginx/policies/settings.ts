import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { InvalidValue } from '../annotations/invalid-value.js';
import type { Noted } from './feature.js';
import { featureOf, policyNames } from './feature-of.js';
import type { IdleValue, Reference } from './noticed.js';
import { noticedIn } from './noticed.js';
import type { Reads } from './reads.js';
import { isRead } from './required-annotations.js';

/** What the annotations of an Ingress and the ConfigMap say: the one reading of both. */
export interface Settings {
  readonly reads: Reads;
  /** Whatever the path: what rests on it is read for each location. */
  readonly policies: PolicySet;
  /** One for an annotation. */
  readonly invalid: readonly InvalidValue[];
  readonly idle: readonly IdleValue[];
  readonly references: readonly Reference[];
}

export function settingsOf(reads: Reads): Settings {
  const noticed = noticedIn(reads);
  const policies: PolicySet = {};
  for (const name of policyNames) Object.assign(policies, readBy(name, reads, noticed.noted));
  const found = [...reads.annotations.invalid, ...noticed.invalid];
  const invalid = gravest(found.filter(({ name }) => isRead(reads, name)));
  const faulty = new Set(invalid.map(({ name }) => name));
  const isRight = ({ name }: { readonly name: string }) =>
    isRead(reads, name) && !faulty.has(reads.annotations.writtenAs(name));
  return {
    reads,
    policies,
    invalid,
    idle: noticed.idle.filter(isRight),
    references: noticed.references.filter(isRight),
  };
}

/** The policy of that name, where anything asks for it. */
export function readBy(name: PolicyName, reads: Reads, noted: Noted): PolicySet {
  const policy = featureOf(name)?.read(reads, noted);
  return policy === undefined ? {} : { [name]: policy };
}

/** One annotation has one effect: what stops the Ingress comes before what stops nginx. */
function gravest(all: readonly InvalidValue[]): readonly InvalidValue[] {
  const byName = new Map<string, InvalidValue>();
  for (const one of all) {
    const before = byName.get(one.name);
    if (!before || order.indexOf(one.effect) < order.indexOf(before.effect)) byName.set(one.name, one);
  }
  return [...byName.values()];
}

const order = [
  'ingress-skipped',
  'host-denied',
  'configuration-refused',
  'access-dropped',
  'location-denied',
  'others-ignored',
  'unknown',
  'ignored',
  'none',
];
