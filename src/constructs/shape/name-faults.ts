import { isName } from './hosts.js';

/** What is wrong with the name or the namespace of a construct. */
export function nameFaults(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  given: { readonly name?: string },
): readonly string[] {
  const remedy = given.name === undefined ? 'which is the id; rename it or give a name' : 'give another';
  return [
    ...(isName(name)
      ? []
      : [
          `name: ${name || 'an empty text'} is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63), ${remedy}`,
        ]),
    ...(namespace === ''
      ? ['namespace: none is given and the chart has none; make it new Chart(scope, id, { namespace })']
      : []),
    ...(namespace === '' || isName(namespace)
      ? []
      : [`namespace: ${namespace} is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63)`]),
  ];
}
