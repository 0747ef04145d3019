import type { JsonObject } from '#model/json.js';

/** The value of an environment variable: a text, a key of a Secret or ConfigMap, or a field of the pod. */
export type EnvValue =
  | string
  | { readonly secret: string; readonly key: string; readonly optional?: boolean }
  | { readonly configMap: string; readonly key: string; readonly optional?: boolean }
  /** `status.podIP`, `metadata.name`. */
  | { readonly field: string };

/** The variables of a container, in the order in which they were given: a later one may name an earlier as `$(NAME)`. */
export function envOf(env: Readonly<Record<string, EnvValue>> = {}): readonly JsonObject[] | undefined {
  const variables = Object.entries(env).map(([name, value]) => variable(name, value));
  return variables.length === 0 ? undefined : variables;
}

/** What is wrong with the variables that were given. */
export function envFaults(env: Readonly<Record<string, EnvValue>> = {}): readonly string[] {
  const odd = Object.keys(env).filter(name => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name));
  return odd.map(
    name => `env.${name}: a variable's name has letters, digits, \`_\`, \`-\` and \`.\`, and no digit first`,
  );
}

function variable(name: string, value: EnvValue): JsonObject {
  if (typeof value === 'string') return { name, value };
  if ('field' in value) return { name, valueFrom: { fieldRef: { fieldPath: value.field } } };
  const { key, optional } = value;
  if ('secret' in value) return { name, valueFrom: { secretKeyRef: { name: value.secret, key, optional } } };
  return { name, valueFrom: { configMapKeyRef: { name: value.configMap, key, optional } } };
}
