import type { Ability } from '#dialects/dialect.js';
import type { lacks as nginxLacks } from '#dialects/nginx/lacks.js';
import type { lacks as traefikLacks } from '#dialects/traefik/lacks.js';

declare const unsupported: unique symbol;

/** What a platform cannot do, as a type: no value has it, and the compiler's message shows the reason. */
export interface No<Why extends string> {
  readonly [unsupported]: Why;
}

/** What each controller lacks, as its dialect says it. */
interface LacksOf {
  readonly 'ingress-nginx': typeof nginxLacks;
  readonly traefik: typeof traefikLacks;
}

/** The controllers that constructs can write for. */
export type ControllerName = keyof LacksOf;

/** The value's type where each of the controllers is capable, else the reasons of those that are not. */
export type Can<Kind extends ControllerName, Name extends Ability, Value> = [WhyNot<Kind, Name>] extends [never]
  ? Value
  : No<WhyNot<Kind, Name>>;

type WhyNot<Kind extends ControllerName, Name extends Ability> = Kind extends ControllerName
  ? LacksOf[Kind] extends { readonly [One in Name]: infer Why extends string }
    ? Why
    : never
  : never;
