import type { SecretReference } from '#model/policies/access.js';
import type { Shape } from '../../shape/shape.js';
import { isRecord, isText, object } from '../../shape/shape.js';
import { objectName, objectNameOr } from '../../shape/object-name.js';
import { serviceName } from './checked.js';

/** A Secret or a ConfigMap by its name: one of the route's namespace, or of another where the controller allows it. */
export type Reference = string | { readonly name: string; readonly namespace: string };

/** A reference as policies have it. */
export function referenceOf(given: Reference): SecretReference;
export function referenceOf(given: Reference | undefined): SecretReference | undefined;
export function referenceOf(given: Reference | undefined): SecretReference | undefined {
  return typeof given === 'string' ? { name: given } : given;
}

/** A reference as a prop. */
export const reference: Shape = {
  kind: 'choice',
  wants: 'the name of an object or { name, namespace }',
  of: [
    [isText, objectNameOr('the name of an object (a-z, 0-9, inner dashes and dots) or { name, namespace }')],
    [
      isRecord,
      object('{ name: "users", namespace: "shop" }', { name: objectName, namespace: serviceName }, [
        'name',
        'namespace',
      ]),
    ],
  ],
};
