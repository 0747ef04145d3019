import { grouped } from '#model/grouped.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { Subject } from '#model/resource.js';
import { rules } from '#rules/index.js';
import type { PluginContext, PluginViolation } from './plugin-context.js';

/** What is known of the objects beside their manifests. */
export interface Origins {
  /** The paths of constructs by the names that cdk8s looks them up by. */
  readonly metadata: NonNullable<PluginContext['metadata']>;
  /** Names that several objects have: cdk8s keeps the path of one of them. */
  readonly shared: ReadonlySet<string>;
  /** Where in the program each object was made, by `Deployment shop/web`. */
  readonly code: ReadonlyMap<string, string>;
}

/** What the check found, rule by rule, and object by object. */
export function violationsOf(found: readonly Diagnostic[], origins: Origins): readonly PluginViolation[] {
  return [...grouped(found, one => one.rule)].map(([id, all]) => {
    const rule = rules.find(one => one.id === id);
    const objects = grouped(all, ({ at, subject }) => JSON.stringify([at.file, subject]));
    return {
      ruleName: id,
      recommendation: `${rule?.summary ?? ''} ${rule?.why ?? ''}`.trim(),
      fix: `${rule?.fix ?? ''} (gatewright explain ${id})`,
      violatingResources: [...objects.values()].flatMap(list => resourceOf(list, origins)),
    };
  });
}

function resourceOf(list: readonly Diagnostic[], origins: Origins): PluginViolation['violatingResources'] {
  const [first] = list;
  if (!first) return [];
  const code = first.subject && origins.code.get(objectName(first.subject));
  return [
    {
      resourceName: calledIn(first.subject, origins),
      manifestPath: first.at.file,
      locations: [
        ...(code === undefined ? [] : [`made at ${code}`]),
        ...list.map(({ at, severity, message }) => `${at.line}:${at.column} ${severity}: ${message}`),
      ],
    },
  ];
}

/**
 * By which name cdk8s looks up the path of the construct. It keeps one path for each name, and a Deployment and its Service share
 * theirs: an app of gatewright writes a path for each object, by this longer name; of other apps a shared name would tell a wrong path.
 */
function calledIn(subject: Subject | undefined, { metadata, shared }: Origins): string {
  if (!subject) return 'the file';
  const whole = objectName(subject);
  if (Object.hasOwn(metadata, whole) || shared.has(subject.name)) return whole;
  return Object.hasOwn(metadata, subject.name) ? subject.name : whole;
}

/** `Deployment shop/web`. */
function objectName({ kind, namespace, name }: Subject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** What is wrong before anything can be checked. */
export function faultViolation({ says, fix }: { readonly says: string; readonly fix: string }): PluginViolation {
  return {
    ruleName: 'gatewright',
    recommendation: says,
    fix,
    violatingResources: [],
  };
}
