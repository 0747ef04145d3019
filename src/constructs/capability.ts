import type { capabilities } from './capabilities.table.js';

declare const unsupported: unique symbol;

/** What a platform cannot do, as a type: no value has it, and the compiler's message shows the reason. */
export interface No<Why extends string> {
  readonly [unsupported]: Why;
}

/** The controllers that constructs can write for. */
export type ControllerName = keyof typeof capabilities;

/** What routes can be asked for. */
export type Capability = keyof (typeof capabilities)[ControllerName];

/** The value's type where each of the controllers is capable, else the reasons of those that are not. */
export type Can<Kind extends ControllerName, Name extends Capability, Value> = [WhyNot<Kind, Name>] extends [never]
  ? Value
  : No<WhyNot<Kind, Name>>;

type WhyNot<Kind extends ControllerName, Name extends Capability> = Kind extends ControllerName
  ? (typeof capabilities)[Kind][Name] extends { readonly cannot: infer Why extends string }
    ? Why
    : never
  : never;
