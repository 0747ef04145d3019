import type { Cluster } from '#cluster/cluster.js';
import type { Annotations } from '../annotations/annotations.js';
import type { Configuration } from '../installation/configuration.js';
import { goBoolean, goInteger } from '../values/go-values.js';

/** What policies are read from: the annotations of one Ingress, and what surrounds them. */
export interface Reads {
  readonly annotations: Annotations;
  readonly configuration: Configuration;
  readonly cluster: Cluster;
  readonly namespace: string;
  /** The paths of the Ingress. */
  readonly paths: readonly { readonly path: string; readonly pathType: string }[];
  /** The location, where its own policies are read. */
  readonly location?: string;
}

/** The value of an annotation that passed its check. */
export function textIn({ annotations }: Reads, name: string): string | undefined {
  return annotations.values.get(name);
}

/** A valid boolean, or undefined. */
export function booleanIn(reads: Reads, name: string): boolean | undefined {
  return goBoolean(textIn(reads, name) ?? '');
}

/** A valid whole number, or undefined. */
export function integerIn(reads: Reads, name: string): number | undefined {
  return goInteger(textIn(reads, name) ?? '');
}

/** The items between commas. */
export function listIn(reads: Reads, name: string): readonly string[] | undefined {
  const text = textIn(reads, name);
  return text === undefined ? undefined : itemsIn(text);
}

export function itemsIn(text: string): readonly string[] {
  return text
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
}

/** The annotation, else the ConfigMap's value of the same name (or of the one given), where it is set. */
export function textOrGlobal(reads: Reads, name: string, global = name): string | undefined {
  const value = textIn(reads, name) ?? reads.configuration.data[global];
  return value === '' ? undefined : value;
}

export function booleanOrGlobal(reads: Reads, name: string, global = name): boolean | undefined {
  return booleanIn(reads, name) ?? goBoolean(reads.configuration.data[global] ?? '');
}

export function integerOrGlobal(reads: Reads, name: string, global = name): number | undefined {
  return integerIn(reads, name) ?? goInteger(reads.configuration.data[global] ?? '');
}
