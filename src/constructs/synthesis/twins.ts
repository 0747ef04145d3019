import { objectOf, textOf } from '#model/json.js';
import { groupOf } from '#model/resource.js';
import type { Written } from './written.js';

/** What is wrong at the path of a construct. */
interface TwinFault {
  readonly path: string;
  readonly says: string;
}

/** Two manifests of one group, kind, namespace and name. */
interface Twin {
  readonly path: string;
  readonly kind: string;
  /** `shop/web`. */
  readonly called: string;
  /** The path of the construct that made it first. */
  readonly first: string;
  /** The constructs of which both are parts, where they are parts of more than their charts. */
  readonly owners?: readonly [own: string, first: string];
}

/** What is made twice: the cluster would keep the last alone. What two constructs have in common is one mistake, and said once. */
export function twins(written: readonly Written[]): readonly TwinFault[] {
  const all = twinsIn(written);
  const groups = new Map<string, Twin[]>();
  all.forEach((one, at) => {
    const key = one.owners ? JSON.stringify(one.owners) : `${at}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  });
  return [...groups.values()].flatMap(faultOf);
}

function faultOf([twin, ...more]: readonly Twin[]): readonly TwinFault[] {
  if (twin === undefined) return [];
  const { path, kind, called, first, owners } = twin;
  const remedy = 'give one of them another name';
  if (more.length === 0 || owners === undefined)
    return [{ path, says: `${kind} ${called} is made by ${first} already; ${remedy}` }];
  const others = more.map(one => one.kind).join(', ');
  return [
    { path: owners[0], says: `${kind} ${called} is made by ${owners[1]} already, and with it ${others}; ${remedy}` },
  ];
}

function twinsIn(written: readonly Written[]): readonly Twin[] {
  const seen = new Map<string, Written>();
  return written.flatMap(one => {
    const { apiVersion, kind: kindGiven, metadata } = one.manifest;
    const { namespace, name } = objectOf(metadata);
    const [kind, called] = [textOf(kindGiven) ?? '', [namespace, name].flatMap(part => textOf(part) ?? []).join('/')];
    const key = `${groupOf(textOf(apiVersion) ?? '')} ${kind} ${called}`;
    const other = seen.get(key);
    seen.set(key, one);
    if (other === undefined) return [];
    const owners = ownersOf(one, other);
    return [{ path: one.path, kind, called, first: other.path, ...(owners && { owners }) }];
  });
}

/** The constructs that two manifests are the same part of, below their charts: `shop/web` of `shop/web/isolation/policy`. */
function ownersOf(one: Written, other: Written): readonly [own: string, first: string] | undefined {
  const [own, first] = [one, other].map(({ path, chart }) => path.slice(chart.node.path.length).split('/'));
  if (!own || !first) return undefined;
  let common = 0;
  while (common < Math.min(own.length, first.length) - 2 && own.at(-1 - common) === first.at(-1 - common)) common += 1;
  if (common === 0) return undefined;
  const above = (path: string): string => path.split('/').slice(0, -common).join('/');
  return [above(one.path), above(other.path)];
}
