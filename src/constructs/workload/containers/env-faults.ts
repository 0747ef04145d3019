import type { EnvSource, EnvValue } from './env.js';

/** What is wrong with the variables that were given. `containers`: the names of the pod's containers. */
export function envFaults(
  env: Readonly<Record<string, EnvValue>> = {},
  sources: readonly EnvSource[] = [],
  containers: readonly string[] = [],
): readonly string[] {
  return [
    ...Object.entries(env).flatMap(([name, value]) => [
      ...(isVariable(name) ? [] : [`env.${name}: ${goodName}`]),
      ...valueFaults(value, `env.${name}`, containers),
    ]),
    ...sources.flatMap(({ prefix }, at) =>
      prefix === undefined || isVariable(prefix) ? [] : [`envFrom.${at}.prefix: ${goodName}`],
    ),
  ];
}

const goodName = "a variable's name has letters, digits, `_`, `-` and `.`, and no digit first";

function isVariable(name: string): boolean {
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name);
}

/** The fields that variables can take. (kubernetes v1.36, pkg/apis/core/validation/validation.go: validEnvDownwardAPIFieldPathExpressions) */
const fields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** (kubernetes v1.36, pkg/apis/core/validation/validation.go: validContainerResourceFieldPathExpressions) */
const resources = ['cpu', 'memory', 'ephemeral-storage'].flatMap(one => [`limits.${one}`, `requests.${one}`]);

function valueFaults(value: EnvValue, prop: string, containers: readonly string[]): readonly string[] {
  if (typeof value === 'string')
    return value.includes('\0') ? [`${prop}: it holds a zero byte, at which programs stop reading; leave it away`] : [];
  if ('field' in value) {
    const isField = fields.includes(value.field) || /^metadata\.(labels|annotations)\['[^']+'\]$/.test(value.field);
    return isField
      ? []
      : [
          `${prop}.field: ${value.field} is no field for variables; there is ${fields.join(', ')}, metadata.labels['…'] and metadata.annotations['…']`,
        ];
  }
  if ('resource' in value) return resourceFaults(value, prop, containers);
  return value.key === '' ? [`${prop}.key: it is empty; name a key`] : [];
}

function resourceFaults(
  { resource, container }: { readonly resource: string; readonly container?: string },
  prop: string,
  containers: readonly string[],
): readonly string[] {
  const isKnown = resources.includes(resource) || /^(limits|requests)\.hugepages-\w+$/.test(resource);
  return [
    ...(isKnown ? [] : [`${prop}.resource: ${resource} is none; there is ${resources.join(', ')}`]),
    ...(container === undefined || containers.includes(container)
      ? []
      : [`${prop}.container: there is no container ${container}; there is ${containers.join(', ')}`]),
  ];
}
