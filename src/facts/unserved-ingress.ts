import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';

/** An Ingress that no controller of the cluster serves: the field that keeps it out, and what each of them says. */
export interface UnservedIngress {
  readonly ingress: Resource;
  readonly path: Path;
  readonly because: readonly string[];
}
