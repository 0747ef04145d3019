import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { IntentRoute } from '#model/routing/intent.js';
import type { Namespace } from '../namespace/namespace.js';
import { isNamespace } from '../namespace/is-namespace.js';
import { RouteDeclaration } from '../route/route-declaration.js';
import { allFaults, fitOf } from '../shape/fit.js';
import { hostFault, isName } from '../shape/hosts.js';
import type { Fields, Shape } from '../shape/shape.js';
import { isText, oneOrMany, text } from '../shape/shape.js';
import { seenIn } from '../tree/seen.js';
import type { OwnedPath } from './owned-paths.js';
import { ownerOf, pathText } from './owned-paths.js';

/**
 * What is said of a host that several namespaces share. It has no `tls`: a Secret serves its own namespace alone, so that each route
 * asks for its certificate, by `tls` of `expose` or of the platform, and the routes of one namespace and host share it.
 */
export interface HostProps {
  /**
   * The host: `app.example.com`.
   * @default - the construct's id
   */
  readonly host?: string;
  /** Whose routes may take what lies below each path: `{ '/': 'team-a', '/orders': 'team-b' }`. The longest path decides. */
  readonly paths: Readonly<Record<string, PathOwner | readonly PathOwner[]>>;
}

/** A namespace by its name or its construct. */
export type PathOwner = string | Namespace;

const owner: Shape = {
  kind: 'choice',
  wants: 'the name of a namespace or a Namespace',
  of: [
    [isText, text],
    [() => true, { kind: 'kept', is: isOwner, wants: 'the name of a namespace or a Namespace' }],
  ],
};

const hostFields: Fields<keyof HostProps> = {
  host: text,
  paths: {
    kind: 'record',
    of: oneOrMany(owner, 'a namespace or a list of them'),
    wants: 'an object with namespaces by path',
  },
};

const mark = Symbol.for('gatewright.Host');

/**
 * A host that several namespaces share, and which paths are whose: a route that takes a path of others is a fault that names
 * both. Each namespace has a certificate of its own for the host.
 */
export class Host extends Construct {
  /** The host whose paths are owned. */
  readonly host: string;

  constructor(scope: Construct, id: string, given: HostProps) {
    super(scope, id);
    const { props, misfits } = fitOf<HostProps>(given, hostFields);
    this.host = props.host ?? id;
    Object.defineProperty(this, mark, { value: true });
    const owned = ownedPaths(props);
    this.node.addValidation({
      validate: () => {
        const own = allFaults(misfits, [...hostFaults(this.host), ...pathFaults(owned)]);
        return own.length > 0 ? own : conflicts(this, owned);
      },
    });
  }
}

/** Whether a construct is a host, whichever copy of gatewright made it. */
function isHostConstruct(construct: IConstruct): construct is Host {
  return mark in construct;
}

function isOwner(value: unknown): boolean {
  return typeof value === 'object' && value !== null && isNamespace(value as IConstruct); // asks for a symbol of ours only
}

/** Plain JavaScript may leave them away. */
function ownedPaths({ paths = {} }: Partial<HostProps>): readonly OwnedPath[] {
  return Object.entries(paths).map(([path, owners]) => ({
    path,
    namespaces: [owners].flat().map(one => (typeof one === 'string' ? one : one.name)),
  }));
}

function hostFaults(host: string): readonly string[] {
  const says = hostFault(host);
  return says === undefined ? [] : [`host: ${says}`];
}

function pathFaults(owned: readonly OwnedPath[]): readonly string[] {
  const odd = owned.flatMap(({ path, namespaces }) => [
    ...(/^\/[^\s?#]*$/.test(path) ? [] : [`paths.${path}: is not a path; it begins with / and has no blank, ? or #`]),
    ...(namespaces.length > 0 ? [] : [`paths.${path}: names no namespace; leave it away for nobody`]),
    ...namespaces.filter(name => !isName(name)).map(name => `paths.${path}: ${name} is not the name of a namespace`),
  ]);
  return owned.length > 0 ? odd : ['paths: names no path; give { "/": "team-a" }'];
}

/** The routes of the whole tree that take what is not theirs, and another construct for the same host. */
function conflicts(host: Host, owned: readonly OwnedPath[]): string[] {
  const twin = seenIn(host, hostConstructs)
    .get(host.host)
    ?.find(one => one !== host);
  const routes = seenIn(host, routesByHost).get(host.host) ?? [];
  return [
    ...(twin ? [`host: ${twin.node.path} says whose the paths of ${host.host} are, too; leave one of them away`] : []),
    ...routes.flatMap(route => trespasses(route, owned)),
  ];
}

function hostConstructs(constructs: readonly IConstruct[]): ReadonlyMap<string, readonly Host[]> {
  return grouped(constructs.filter(isHostConstruct), one => [one.host]);
}

function routesByHost(constructs: readonly IConstruct[]): ReadonlyMap<string, readonly IntentRoute[]> {
  const routes = constructs.filter(one => RouteDeclaration.isDeclaration(one)).map(one => one.route);
  return grouped(routes, ({ hosts }) => [...new Set(hosts)]);
}

function grouped<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}

function trespasses({ namespace, paths, at }: IntentRoute, owned: readonly OwnedPath[]): readonly string[] {
  return paths.flatMap(path => {
    const found = ownerOf(owned, path);
    const taken = `${at.file} takes ${pathText(path)} for namespace ${namespace}`;
    if (found === undefined) return [`paths: ${taken}, and nobody owns it; add the path with its namespace`];
    return found.namespaces.includes(namespace)
      ? []
      : [`paths.${found.path}: belongs to ${found.namespaces.join(', ')}, and ${taken}; change the route or the owner`];
  });
}
