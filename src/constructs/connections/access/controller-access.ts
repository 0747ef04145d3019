import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { IntentPort, PolicySubject } from '#network/index.js';
import { controllerPeers } from '../../controllers/controller-peers.js';
import type { PlatformSettings } from '../../settings/platform-settings.js';
import { settleChildren } from '../../tree/settled-children.js';
import { settledBy } from '../../tree/settlement.js';
import { controllerPolicies } from './controller-policies.js';

/** Pods that the controllers of a platform must reach, and the ports. */
export interface Accessed extends PolicySubject {
  readonly ports: readonly IntentPort[];
}

/** The network policies that let the controllers in: of several constructs that ask for a port of the same pods, the first in the tree has them. */
export class ControllerAccess extends Construct {
  readonly #accessed: Accessed;
  readonly #platform: PlatformSettings;

  constructor(scope: Construct, id: string, accessed: Accessed, platform: PlatformSettings) {
    super(scope, id);
    this.#accessed = accessed;
    this.#platform = platform;
    this.#settle(new Set());
    settledBy(this, settleAccess);
  }

  /** What is open already is not opened again. */
  static settle(construct: IConstruct, open: Set<string>): void {
    if (#accessed in construct) construct.#settle(open);
  }

  #settle(open: Set<string>): void {
    const { ports, ...subject } = this.#accessed;
    const pods = [
      subject.namespace,
      Object.entries(subject.pods ?? {}).sort(),
      controllerPeers(this.#platform.controllers),
    ];
    const keyOf = ({ port, protocol = 'TCP' }: IntentPort): string => JSON.stringify([pods, port, protocol]);
    const own = ports.filter(port => !open.has(keyOf(port)));
    for (const port of own) open.add(keyOf(port));
    settleChildren(this, own.length === 0 ? [] : controllerPolicies(subject, own, this.#platform));
  }
}

function settleAccess(constructs: readonly IConstruct[]): void {
  const open = new Set<string>();
  for (const one of constructs) ControllerAccess.settle(one, open);
}
