import type { ControllerName } from '../controllers/capability.js';
import type { Exposure } from '../exposure/exposure.js';
import type { Targets } from './targets.js';

/** A route that is not an application's own. */
export interface RouteProps<Kind extends ControllerName = never> extends Omit<Exposure<Kind>, 'port'> {
  /**
   * Where it leads: an application, a Service by name, or several with their weights.
   * @default - nowhere, with `redirectTo`, which answers each request, or `appRoot`, which then answers `/` alone: controllers want a
   * Service all the same, and one without pods is written, `<name>-nowhere`
   */
  readonly to?: Targets<Kind>;
  /**
   * By path and by host what is asked of each; each becomes a route of its own. What stands beside holds for all of them that do not say
   * otherwise.
   * @default - one route, as the other props say it
   */
  readonly expose?: readonly Omit<Exposure<Kind>, 'port'>[];
  /**
   * The name of its manifests.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * The namespace of its manifests and of the Services that it leads to.
   * @default - the chart's namespace
   */
  readonly namespace?: string;
  /**
   * Labels for its manifests.
   * @default - none beside those that gatewright sets
   */
  readonly labels?: Readonly<Record<string, string>>;
}
