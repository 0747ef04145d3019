import type { PolicyName } from '#model/policies/policies.js';
import type { Lacks, Unsayable } from './dialect.js';

/** Why a policy, or a field that it has, cannot be said at all. `asksFor`: whether a field (`hsts.always`) asks for something by a value. */
export function lackingOf(
  name: PolicyName,
  policy: object,
  lacks: Lacks,
  asksFor: (field: string, value: unknown) => boolean,
): Unsayable | undefined {
  const whole = lacks[name];
  if (whole !== undefined) return { because: whole };
  const reasons: Readonly<Record<string, string | undefined>> = lacks;
  return Object.entries(policy)
    .filter(([field, value]) => value !== undefined && asksFor(`${name}.${field}`, value))
    .flatMap(([field]) => {
      const because = reasons[`${name}.${field}`];
      return because === undefined ? [] : [{ because, field }];
    })[0];
}
