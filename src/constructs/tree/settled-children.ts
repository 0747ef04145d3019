import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import { SettledObject } from './settled-object.js';

/** Makes the settled objects below a construct those of some manifests: what is there gets its content, what is not is made, and others go. */
export function settleChildren(construct: Construct, manifests: readonly JsonObject[]): void {
  const wanted = new Map(manifests.map(manifest => [idOf(manifest), manifest]));
  for (const object of settledChildren(construct))
    if (!wanted.has(object.node.id)) construct.node.tryRemoveChild(object.node.id);
  for (const [id, manifest] of wanted) {
    const child = construct.node.tryFindChild(id);
    if (child && SettledObject.isSettled(child)) child.settleTo(manifest);
    else new SettledObject(construct, id, manifest);
  }
}

/** The settled objects below a construct. */
export function settledChildren(construct: Construct): readonly ApiObject[] {
  return construct.node.children.filter(one => SettledObject.isSettled(one));
}

/** By what it is, so that no other manifest moves it. */
function idOf(manifest: JsonObject): string {
  return `${textOf(manifest['kind']) ?? ''}-${textOf(objectOf(manifest['metadata'])['name']) ?? ''}`;
}
