import type { ApiObjectProps, JsonPatch } from 'cdk8s';
import { ApiObject, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import type { Construct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { notPlain, plainData } from './plain-data.js';

/** A manifest of ours as a node of the tree. */
export class ManifestObject extends ApiObject {
  /** What cdk8s renders beside the metadata, which it keeps by itself. */
  readonly #given: JsonObject;
  #patched = false;

  constructor(scope: Construct, id: string, given: JsonObject) {
    // Our manifests name their apiVersion and kind: cdk8s's type cannot see that in a JSON object.
    super(scope, id, given as unknown as ApiObjectProps);
    this.#given = given;
  }

  /** Whether a construct is one; `instanceof` cannot tell, since cdk8s takes it for a question after any ApiObject. */
  static isManifest(construct: Construct): construct is ManifestObject {
    return #given in construct;
  }

  override addJsonPatch(...ops: JsonPatch[]): void {
    this.#patched = true;
    super.addJsonPatch(...ops);
  }

  /**
   * What `toJson` gives, where it is plain data that nobody patches or resolves: cdk8s asks all resolvers about each value and
   * copies it three times. Undefined where it is more than that.
   */
  plainJson(): JsonObject | undefined {
    if (this.#patched || Object.hasOwn(this, 'toJson') || !resolvesAsUsual(this)) return undefined;
    const data = plainData({ ...this.#given, metadata: metadataOf(this) });
    if (typeof data !== 'object') return undefined;
    const { apiVersion, kind, metadata, ...rest } = data as JsonObject; // plain data are JSON
    if (apiVersion === undefined || kind === undefined) return undefined;
    return { apiVersion, kind, ...(metadata !== undefined && { metadata }), ...rest };
  }
}

/** cdk8s says in words of its own what it cannot render. */
function metadataOf({ metadata }: ApiObject): unknown {
  try {
    return metadata.toJson() as unknown; // cdk8s gives `any`
  } catch {
    return notPlain;
  }
}

const usual: ReadonlySet<unknown> = new Set([
  LazyResolver.prototype,
  ImplicitTokenResolver.prototype,
  NumberStringUnionResolver.prototype,
]);

/** Whether nothing but cdk8s's own resolvers sees the values of an object. */
function resolvesAsUsual(object: ApiObject): boolean {
  const { root } = object.node;
  return root instanceof App && root.resolvers.every(one => usual.has(Object.getPrototypeOf(one)));
}
