import type { Ability } from '#dialects/dialect.js';
import type { PolicyName } from '#model/policies/policies.js';
import type { Can, ControllerName } from '../controllers/capability.js';

/**
 * A policy as a prop: an object, or what stands for it in short. Where a controller cannot be asked for the policy, or for a part of
 * it, the prop or the part has the reason as its type. The parts are called as those of the policy.
 */
export type Asked<Kind extends ControllerName, Name extends PolicyName, Props extends object, Short = never> = Can<
  Kind,
  Name,
  Short | Parts<Kind, Name, Props>
>;

/** The parts of a policy, each of its type where the controllers can be asked for it. */
export type Parts<Kind extends ControllerName, Name extends PolicyName, Props extends object> = {
  readonly [Part in keyof Props]: `${Name}.${Part & string}` extends infer One extends Ability
    ? Can<Kind, One, Props[Part]>
    : Props[Part];
};
