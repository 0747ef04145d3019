import type { Block } from '#model/addresses/block.js';
import type { Pods } from './pods.js';

/** What an end means, one by one: a class, with the pods there or the addresses asked about. */
export interface Endpoint {
  readonly endpointClass: number;
  readonly pods?: Pods;
  /** Outside: the address or the block that was asked about. */
  readonly block?: Block;
}
