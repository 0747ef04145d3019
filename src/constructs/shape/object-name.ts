import type { Shape } from './shape.js';

/** Whether a text can name a Secret, a ConfigMap or a Middleware. (kubernetes v1.36, apimachinery/pkg/util/validation: IsDNS1123Subdomain) */
export function isObjectName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);
}

/** The name of an object. */
export const objectName: Shape = objectNameOr('the name of an object: a-z, 0-9, inner dashes and dots');

/** The name of an object, where something else may be given for it. */
export function objectNameOr(wants: string): Shape {
  return { kind: 'kept', is: value => typeof value === 'string' && isObjectName(value), wants };
}
