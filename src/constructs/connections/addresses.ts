import type { Port } from '../workload/ports.js';

/** Blocks of addresses outside the cluster: made by `cidr()`. */
export interface Addresses {
  /** Tells them from other callees and callers. */
  readonly kind: 'addresses';
  /** The blocks: `10.20.0.0/16`. */
  readonly cidrs: readonly string[];
  /** Blocks within them that are left out. */
  readonly except: readonly string[];
  /**
   * What is called there; of a caller, which ports of the application it may reach, by name or number.
   * @default - of a caller: all of them
   */
  readonly ports?: readonly (number | string | Port)[];
}

/** What else is told of addresses. */
export interface CidrProps {
  /**
   * Blocks within the others that are left out.
   * @default - none
   */
  readonly except?: readonly string[];
}
