import { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { Json, JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import { propsOf } from './api-object.js';
import { settle } from './settlement.js';

/**
 * A manifest whose content is known once its whole tree is: it can be found, labelled and patched from the start, and what was
 * done to it stays when the content changes.
 */
export class SettledObject extends ApiObject {
  /** What cdk8s renders: the object that it was given, and keeps. */
  readonly #given: Record<string, Json | undefined>;
  /** The annotations that are ours and not the user's. */
  #annotations: JsonObject;
  #manifest: JsonObject;

  constructor(scope: Construct, id: string, manifest: JsonObject) {
    const given = { ...manifest };
    super(scope, id, propsOf(given));
    this.#given = given;
    this.#annotations = annotationsOf(manifest);
    this.#manifest = manifest;
  }

  /** Whether a construct is one; `instanceof` cannot tell, since cdk8s takes it for a question after any ApiObject. */
  static isSettled(construct: IConstruct): construct is SettledObject {
    return #given in construct;
  }

  /** Gives it the content that it has among all others. */
  settleTo(manifest: JsonObject): void {
    if (manifest === this.#manifest) return;
    this.#manifest = manifest;
    for (const key of Object.keys(this.#given)) if (!(key in manifest)) Reflect.deleteProperty(this.#given, key);
    Object.assign(this.#given, manifest);
    const annotations = annotationsOf(manifest);
    const keys = new Set([...Object.keys(this.#annotations), ...Object.keys(annotations)]);
    if (keys.size === 0) return;
    const present = annotationsOf({ metadata: this.metadata.toJson() as JsonObject }); // cdk8s gives `any`
    for (const key of keys) {
      if (present[key] !== this.#annotations[key] || present[key] === annotations[key]) continue;
      // cdk8s has no way to take an annotation away, and leaves out what is undefined
      this.metadata.addAnnotation(key, textOf(annotations[key]) as string);
    }
    this.#annotations = annotations;
  }

  override toJson(): JsonObject {
    settle(this);
    return super.toJson() as JsonObject; // cdk8s gives `any`
  }
}

function annotationsOf(manifest: JsonObject): JsonObject {
  return objectOf(objectOf(manifest['metadata'])['annotations']);
}
