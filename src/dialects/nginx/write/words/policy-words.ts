import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Unsayable } from '../../../dialect.js';
import { blamedField } from '../../../blamed-field.js';
import { flagsIn } from '../../installation/configuration.js';
import { lackingOf } from '../../../lacking.js';
import { asksFor, lacks } from '../../lacks.js';
import type { Written, WritesFor } from '../../policies/feature.js';
import { featureOf, policyNames } from '../../policies/feature-of.js';
import type { AnnotationRecord } from '../../values/annotation-keys.js';
import { canary } from '../../policies/backend/canary.js';
import { refusedAnnotation } from './refused-annotation.js';

/** The policies of a route in annotations, and why some of them cannot be said. */
export interface PolicyWords {
  /** For the Ingresses of the route's own Service: a canary's stand on another. */
  readonly annotations: AnnotationRecord;
  /** What the annotations name. */
  readonly objects: readonly JsonObject[];
  readonly unsayable: readonly UnsayablePolicy[];
}

/** A policy that cannot be said, and why. */
export interface UnsayablePolicy extends Unsayable {
  readonly policy: PolicyName;
}

export function policyWords(route: IntentRoute, settings: ControllerSettings, redirects: boolean): PolicyWords {
  const data = settings.configMap ?? {};
  const world: WritesFor = { route, data, flags: flagsIn(settings), redirects };
  const unsayable: UnsayablePolicy[] = [];
  const annotations: Record<string, string> = {};
  const objects: JsonObject[] = [];
  for (const name of [...policyNames, ...lacking]) {
    const written = wordsOf(name, route.policies, world);
    if (written === nothing) continue;
    const fault = 'because' in written ? written : faultIn(written, annotations, data);
    if (fault) unsayable.push({ policy: name, ...fault, ...fieldOf(name, fault, world, annotations) });
    if ('because' in written) continue;
    objects.push(...(written.objects ?? []));
    if (name !== canary.policy) Object.assign(annotations, written.annotations);
  }
  return { annotations, objects, unsayable };
}

/** The field that a reason is about, where it does not say so itself. */
function fieldOf(
  name: PolicyName,
  { because, field }: Unsayable,
  world: WritesFor,
  before: AnnotationRecord,
): Pick<Unsayable, 'field'> {
  const policy = world.route.policies[name];
  if (field !== undefined || policy === undefined) return {};
  const blamed = blamedField(name, policy, because, one => {
    const written = wordsOf(name, { [name]: one }, world);
    return ('because' in written ? written : faultIn(written, before, world.data))?.because;
  });
  return blamed === undefined ? {} : { field: blamed };
}

const lacking = (Object.keys(lacks) as readonly (keyof typeof lacks)[]) // the keys of that table
  .filter((name): name is keyof typeof lacks & PolicyName => !name.includes('.'))
  .filter(name => !policyNames.some(one => one === name));

function wordsOf<Name extends PolicyName>(
  name: Name,
  policies: Pick<PolicySet, Name>,
  world: WritesFor,
): Written | Unsayable {
  const policy = policies[name];
  const feature = featureOf(name);
  if (policy === undefined) return feature?.writeAbsence?.(world) ?? nothing;
  return lackingOf(name, policy, lacks, asksFor) ?? feature?.write?.(policy, world) ?? unwritten(name);
}

function unwritten(name: PolicyName): Unsayable {
  return { because: `ingress-nginx cannot be asked for ${name}; leave it out` };
}

/** What most policies are: neither asked for nor done unasked. */
const nothing: Written = { annotations: {} };

/** An annotation that the controller would not take, or that two policies want otherwise. */
function faultIn(
  { annotations }: Written,
  before: AnnotationRecord,
  data: Readonly<Record<string, string>>,
): Unsayable | undefined {
  for (const [key, value] of Object.entries(annotations)) {
    if (Object.hasOwn(before, key) && before[key] !== value)
      return {
        because: `${key} stands for two policies of the route, and cannot be both ${before[key] ?? ''} and ${value}`,
      };
    const because = refusedAnnotation(key, value, data);
    if (because !== undefined) return { because };
  }
  return undefined;
}
