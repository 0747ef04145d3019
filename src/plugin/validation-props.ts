import type { ControllerOptions } from '#ask/analyze.js';
import { optionFaults } from '#ask/version-faults.js';
import type { Ignore } from '#analyze/settings.js';
import type { Severity } from '#model/findings/diagnostic.js';
import { nearest } from '#model/text/nearest.js';
import { rules as all } from '#rules/index.js';

/**
 * `properties` of the plugin in cdk8s.yaml: what the manifests do not tell of the cluster, and what counts. What an app of gatewright
 * told beside them (`gatewright.config`) holds where nothing is given.
 */
export interface ValidationProps {
  /**
   * The version of Kubernetes: `'1.36'`.
   * @default - what the app told, else '1.36'
   */
  readonly kubernetes?: string;
  /**
   * The namespace of resources that name none.
   * @default 'default'
   */
  readonly namespace?: string;
  /**
   * Only these controllers: `[{ kind: traefik, version: '3.7' }]`.
   * @default - what the app told, else those that the manifests show
   */
  readonly controllers?: readonly ControllerOptions[];
  /**
   * The CNI, whose version says which network policies bite: `calico@3.31`, `cilium`, `none`.
   * @default - what the app told, else the one that the manifests show, else 'conformant'
   */
  readonly cni?: string;
  /**
   * What is not among the manifests does not exist.
   * @default - what the app told, else false
   */
  readonly complete?: boolean;
  /**
   * How grave the findings of a rule are: `{ route-shadowed: error }`.
   * @default - what the app told, else as the rules have it
   */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /**
   * Findings that somebody decided to live with, each with a reason.
   * @default - none
   */
  readonly ignore?: readonly Ignore[];
  /**
   * From which severity on a finding stops the synthesis.
   * @default 'error'
   */
  readonly failOn?: Severity;
}

/** What is wrong with properties: they come from a file, and may hold anything. */
export function propFaults(given: unknown): readonly string[] {
  if (!isRecord(given)) return ['properties: they are no mapping'];
  const unknown = Object.keys(given).flatMap(key => (isName(key) ? [] : [`${key}: ${noProp(key)}`]));
  const misfits = Object.entries(given).flatMap(([key, value]) => (isName(key) ? misfitsOf(key, value) : []));
  if (misfits.length > 0) return [...unknown, ...misfits];
  const props = given as ValidationProps; // held to its shape above
  const versions = optionFaults({
    ...(props.kubernetes !== undefined && { kubernetes: props.kubernetes }),
    ...(props.cni !== undefined && { cni: props.cni }),
    ...(props.controllers && { controllers: props.controllers }),
  });
  return [...unknown, ...versions.map(({ path, says }) => `${path.join('.')}: ${says}`)];
}

const severities = ['error', 'warning', 'info'];
const levels = [...severities, 'off'];

/** Each prop with what it wants, and what is wrong with a value. */
const shapes: Readonly<Record<keyof ValidationProps, (value: unknown) => readonly string[]>> = {
  kubernetes: value => (typeof value === 'string' ? [] : ["it is no text; write it in quotes: '1.36'"]),
  namespace: value => (typeof value === 'string' ? [] : ['it is no text']),
  controllers: value =>
    Array.isArray(value) && value.every(one => isRecord(one) && typeof one['kind'] === 'string')
      ? []
      : ['it is no list of { kind: traefik }'],
  cni: value => (typeof value === 'string' ? [] : ['it is no text']),
  complete: value => (typeof value === 'boolean' ? [] : ['it is neither true nor false']),
  rules: value =>
    isRecord(value) ? Object.entries(value).flatMap(ruleFaults) : ['it is no mapping of rules to severities'],
  ignore: value =>
    Array.isArray(value) && value.every(one => isRecord(one) && typeof one['reason'] === 'string')
      ? []
      : ['it is no list of findings, each with a reason'],
  failOn: value => (severities.some(one => one === value) ? [] : [`known are ${severities.join(', ')}`]),
};

function misfitsOf(key: keyof ValidationProps, value: unknown): readonly string[] {
  return value === undefined ? [] : shapes[key](value).map(says => `${key}: ${says}`);
}

function ruleFaults([id, level]: readonly [string, unknown]): readonly string[] {
  const ids = all.map(one => one.id);
  if (!ids.includes(id)) return [`no rule is called ${id}${hint(nearest(id, ids))}; gatewright rules lists them`];
  return levels.some(one => one === level) ? [] : [`${id} is none of ${levels.join(', ')}`];
}

function noProp(key: string): string {
  const known = Object.keys(shapes);
  return `there is no such property${hint(nearest(key, known))}; known are ${known.join(', ')}`;
}

function hint(near: string | undefined): string {
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function isName(key: string): key is keyof ValidationProps {
  return Object.hasOwn(shapes, key);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
