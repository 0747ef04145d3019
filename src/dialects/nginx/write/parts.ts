import type { IntentRoute } from '#model/routing/intent.js';
import type { HostPlan, PlannedPath } from './host-plan.js';
import { everyHost } from './host-plan.js';

/** A host of an Ingress with the paths of one route; undefined: every host. */
export interface WrittenHost {
  readonly host: string | undefined;
  readonly paths: readonly PlannedPath[];
}

/** What one Ingress of a route holds: hosts that are written alike. */
export interface Part {
  /** Hosts that the route does not name, and that would not find the way to it by themselves. */
  readonly inherited: boolean;
  /** Hosts that go by regular expressions. */
  readonly regex: boolean;
  readonly hosts: readonly WrittenHost[];
}

/** The parts of each route, own hosts first. */
export function partsOf(plans: readonly HostPlan[]): ReadonlyMap<IntentRoute, readonly Part[]> {
  const parts = new Map<IntentRoute, Map<string, WrittenHost[]>>();
  for (const { host, regex, paths } of plans) {
    for (const path of paths) {
      const own = parts.get(path.route) ?? new Map<string, WrittenHost[]>();
      parts.set(path.route, own);
      const key = partKey(path.inherited, regex);
      const hosts = own.get(key) ?? [];
      own.set(key, hosts);
      const name = host === everyHost ? undefined : host;
      const last = hosts.at(-1);
      if (last && last.host === name) hosts[hosts.length - 1] = { host: name, paths: [...last.paths, path] };
      else hosts.push({ host: name, paths: [path] });
    }
  }
  return new Map([...parts].map(([route, own]) => [route, kinds.flatMap(kind => partOf(kind, own))]));
}

const kinds = [false, true].flatMap(inherited => [false, true].map(regex => ({ inherited, regex })));

function partOf(kind: Omit<Part, 'hosts'>, own: ReadonlyMap<string, readonly WrittenHost[]>): readonly Part[] {
  const hosts = own.get(partKey(kind.inherited, kind.regex)) ?? [];
  return hosts.length > 0 ? [{ ...kind, hosts }] : [];
}

function partKey(inherited: boolean, regex: boolean): string {
  return `${inherited} ${regex}`;
}
