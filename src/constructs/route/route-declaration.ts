import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { IntentRoute } from '#model/routing/intent.js';

const mark = Symbol.for('gatewright.RouteDeclaration');

/** A route that a construct asks for: written once all routes of the app are known, since those of one host depend on each other. */
export class RouteDeclaration extends Construct {
  /** The route as its author means it. */
  readonly route: IntentRoute;

  /** What stands before the props that say it, in messages: `expose.1.`. */
  readonly prefix: string;

  constructor(scope: Construct, id: string, route: IntentRoute, prefix = '') {
    super(scope, id);
    this.route = route;
    this.prefix = prefix;
    Object.defineProperty(this, mark, { value: true });
  }
}

/** Whether a construct declares a route, whichever copy of gatewright made it. */
export function isRouteDeclaration(construct: IConstruct): construct is RouteDeclaration {
  return mark in construct;
}
