import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { settle } from './settlement.js';

/** The objects below a construct, as all others of its tree settle them. */
export function objectsBelow(construct: IConstruct): readonly ApiObject[] {
  settle(construct);
  return construct.node.findAll().filter(one => ApiObject.isApiObject(one));
}
