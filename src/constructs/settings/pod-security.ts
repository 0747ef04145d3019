import type { Shape } from '../shape/shape.js';
import { isRecord, isText, object, text } from '../shape/shape.js';

/** The pod security standards, from the strictest. */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/** To which standard the API server holds the pods of a namespace, and what it only tells. */
export interface PodSecurity {
  /**
   * Pods that do not meet it are refused.
   * @default 'restricted'
   */
  readonly enforce?: PodSecurityLevel;
  /**
   * Pods that do not meet it are written to the audit log.
   * @default - as enforced
   */
  readonly audit?: PodSecurityLevel;
  /**
   * Who applies pods that do not meet it is warned.
   * @default - as enforced
   */
  readonly warn?: PodSecurityLevel;
  /**
   * The version of the standards: `1.36`, or `latest`, which changes as the cluster is upgraded.
   * @default - the platform's version of Kubernetes
   */
  readonly version?: string;
}

const level: Shape = { kind: 'word', of: ['restricted', 'baseline', 'privileged'] };

/** A pod security standard, or one for each of what the API server does. */
export const podSecurityShape: Shape = {
  kind: 'choice',
  wants: "'restricted', 'baseline', 'privileged' or { enforce, audit, warn, version }",
  of: [
    [isText, level],
    [
      isRecord,
      object('{ enforce: "baseline", warn: "restricted" }', {
        enforce: level,
        audit: level,
        warn: level,
        version: text,
      }),
    ],
  ],
};

/** (kubernetes v1.36, staging/src/k8s.io/pod-security-admission/api/constants.go and helpers.go: ParseVersion) */
export function podSecurityLabels(
  given: PodSecurityLevel | PodSecurity,
  kubernetes: string,
): Readonly<Record<string, string>> {
  const {
    enforce = 'restricted',
    audit = enforce,
    warn = enforce,
    version = kubernetes,
  }: PodSecurity = typeof given === 'string' ? { enforce: given } : given;
  const modes = Object.entries({ enforce, audit, warn });
  return Object.fromEntries(
    modes.flatMap(([mode, name]) => [
      [`${podSecurityPrefix}${mode}`, name],
      [`${podSecurityPrefix}${mode}-version`, versionLabel(version)],
    ]),
  );
}

/** What the labels of pod security begin with. */
export const podSecurityPrefix = 'pod-security.kubernetes.io/';

/** What is wrong with a version of the standards. */
export function podSecurityFaults(given: PodSecurityLevel | PodSecurity = {}): readonly string[] {
  const version = typeof given === 'string' ? undefined : given.version;
  return version === undefined || /^(latest|v?1\.\d+)$/.test(version)
    ? []
    : [`podSecurity.version: ${version} is not latest or a version of Kubernetes such as 1.36`];
}

function versionLabel(version: string): string {
  if (version === 'latest') return version;
  return `v${/\d+\.\d+/.exec(version)?.[0] ?? version}`;
}
