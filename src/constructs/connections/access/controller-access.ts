import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import type { IntentPort, PolicySubject } from '#network/write.js';
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
  /** For each port by what it opens to whom. */
  readonly #keys: ReadonlyMap<IntentPort, string>;
  /** What it writes for some of its ports: settled again it is mostly the same. */
  #written: { readonly ports: readonly IntentPort[]; readonly manifests: readonly JsonObject[] };

  constructor(scope: Construct, id: string, accessed: Accessed, platform: PlatformSettings) {
    super(scope, id);
    this.#accessed = accessed;
    this.#platform = platform;
    this.#keys = keysOf(accessed, platform);
    this.#written = { ports: [], manifests: [] };
    this.#settle(new Set());
    settledBy(this, settleAccess);
  }

  /** What is open already is not opened again. */
  static settle(construct: IConstruct, open: Set<string>): void {
    if (#accessed in construct) construct.#settle(open);
  }

  #settle(open: Set<string>): void {
    const { ports, ...subject } = this.#accessed;
    const own = ports.filter(port => !open.has(this.#keys.get(port) ?? ''));
    for (const port of own) open.add(this.#keys.get(port) ?? '');
    if (own.length !== this.#written.ports.length || own.some((one, at) => one !== this.#written.ports[at]))
      this.#written = {
        ports: own,
        manifests: own.length === 0 ? [] : controllerPolicies(subject, own, this.#platform),
      };
    settleChildren(this, this.#written.manifests);
  }
}

function keysOf({ ports, namespace, pods = {} }: Accessed, { controllers }: PlatformSettings): Map<IntentPort, string> {
  const asking = JSON.stringify([namespace, Object.entries(pods).sort(), controllerPeers(controllers)]);
  return new Map(ports.map(one => [one, JSON.stringify([asking, one.port, one.protocol ?? 'TCP'])]));
}

function settleAccess(constructs: readonly IConstruct[]): void {
  const open = new Set<string>();
  for (const one of constructs) ControllerAccess.settle(one, open);
}
