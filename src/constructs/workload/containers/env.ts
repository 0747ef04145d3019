import type { JsonObject } from '#model/json.js';
import type { Named } from '../named.js';
import { nameOfNamed } from '../named.js';

/** The value of an environment variable: a text, a key of a Secret or ConfigMap, a field of the pod, or what its containers may use. */
export type EnvValue = string | SecretKey | ConfigMapKey | PodField | ContainerResource;

/** A key of a Secret. */
export interface SecretKey {
  /** The Secret: its name, or the construct that makes it. */
  readonly secret: Named;
  /** The key in its data. */
  readonly key: string;
  /**
   * Whether the container starts without it.
   * @default false
   */
  readonly optional?: boolean;
}

/** A key of a ConfigMap. */
export interface ConfigMapKey {
  /** The ConfigMap: its name, or the construct that makes it. */
  readonly configMap: Named;
  /** The key in its data. */
  readonly key: string;
  /**
   * Whether the container starts without it.
   * @default false
   */
  readonly optional?: boolean;
}

/** A field of the pod: `status.podIP`, `metadata.name`, `metadata.labels['team']`. */
export interface PodField {
  /** The path of the field. */
  readonly field: string;
}

/** What a container asks for or may use: `limits.memory`, in bytes. */
export interface ContainerResource {
  /** What is asked for: `limits.memory`, `requests.cpu`. */
  readonly resource: string;
  /**
   * What the amount is divided by: `1Mi` for mebibytes.
   * @default - bytes, or whole processors
   */
  readonly divisor?: string;
  /**
   * The name of the container whose resources they are.
   * @default - the container itself
   */
  readonly container?: string;
}

/** A ConfigMap or Secret of which every key becomes a variable. */
export type EnvSource = EnvSourceOptions &
  ({ readonly configMap: Named; readonly secret?: never } | { readonly secret: Named; readonly configMap?: never });

interface EnvSourceOptions {
  /**
   * What each variable's name begins with.
   * @default - the key alone
   */
  readonly prefix?: string;
  /**
   * Whether the container starts without it.
   * @default false
   */
  readonly optional?: boolean;
}

/** The variables of a container, in the order in which they were given: a later one may name an earlier as `$(NAME)`. */
export function envOf(env: Readonly<Record<string, EnvValue>> = {}): readonly JsonObject[] | undefined {
  const variables = Object.entries(env).map(([name, value]) => variable(name, value));
  return variables.length === 0 ? undefined : variables;
}

/** The sources of variables of a container. */
export function envFromOf(sources: readonly EnvSource[] = []): readonly JsonObject[] | undefined {
  const written = sources.map(({ prefix, optional, ...source }) => {
    if (source.secret !== undefined) return { prefix, secretRef: { name: nameOfNamed(source.secret), optional } };
    return { prefix, configMapRef: { name: nameOfNamed(source.configMap), optional } };
  });
  return written.length === 0 ? undefined : written;
}

function variable(name: string, value: EnvValue): JsonObject {
  if (typeof value === 'string') return { name, value };
  if ('field' in value) return { name, valueFrom: { fieldRef: { fieldPath: value.field } } };
  if ('resource' in value) {
    const { resource, divisor, container: containerName } = value;
    return { name, valueFrom: { resourceFieldRef: { resource, divisor, containerName } } };
  }
  const { key, optional } = value;
  if ('secret' in value)
    return { name, valueFrom: { secretKeyRef: { name: nameOfNamed(value.secret), key, optional } } };
  return { name, valueFrom: { configMapKeyRef: { name: nameOfNamed(value.configMap), key, optional } } };
}
