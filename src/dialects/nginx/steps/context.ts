import type { HostPattern } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import type { Configuration } from '../installation/configuration.js';
import type { Taken } from '../ingresses/taken.js';
import type { Upstream } from '../upstreams/upstreams.js';

/** What the routes of one server share. */
export interface ServerContext {
  readonly host: string;
  /** The host where nginx knows it beforehand: the server has no other name. */
  readonly onlyName: string | undefined;
  /** Whom the controller's own locations are shown with. */
  readonly owner: Taken | undefined;
  readonly configuration: Configuration;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** What answers where no Ingress says. */
  readonly fallback: Step;
  /** All paths of the host are regular expressions. */
  readonly regex: boolean;
  /** For which hosts of the server the redirect to https finds a certificate entry. */
  readonly certified: boolean | readonly HostPattern[];
  /** With those for which it finds one if a certificate that nobody read is good for them; absent where there is no such certificate. */
  readonly possiblyCertified?: boolean | readonly HostPattern[];
  /** Headers that the ConfigMap sets for all. */
  readonly headers: readonly Step[];
  /** What happens to every request of the host before its location is looked at. */
  readonly before: readonly Step[];
}
