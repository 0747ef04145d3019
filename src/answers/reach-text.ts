import { grouped } from '#model/grouped.js';
import type { ConnectionGroup, NetworkModel, PairEnd } from '#network/index.js';
import { endName, endsOf, portsText } from '#network/index.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';
import type { Reached } from '#ask/reach/entries.js';
import { unknownEntries } from '#ask/reach/entries.js';
import { endText, isEverywhere } from './end-text.js';

/** How many names a line holds before the rest is counted. */
const shown = 8;

/** Connections for people: by who receives, those that receive alike together. */
export function reachText(reached: Reached): Shown<'terminal'> {
  const { connections, network, cluster } = reached;
  const perhaps = [...blocks(connections.unknown, reached, 'perhaps from'), ...unknownReasons(reached)];
  const lines = [
    ...blocks(connections.allowed, reached, 'from'),
    ...controllerLines(reached),
    ...exposureLines(reached),
    ...(perhaps.length > 0 ? ['', 'cannot be told from the manifests:', ...perhaps] : []),
  ];
  const text = lines.slice(1);
  const said = text.length > 0 ? text : [`nothing is let through (${network.pods.length} workloads)`];
  return terminal.lines(cluster === undefined ? said : [`in ${cluster}:`, ...said]);
}

function blocks(groups: readonly ConnectionGroup[], { network }: Reached, verb: string): readonly string[] {
  return [...grouped(groups, group => group.to)].flatMap(([to, list]) => [
    '',
    namesText(endsOf(to, network)),
    ...list.map(group => lineOf(group, network, verb)),
  ]);
}

function lineOf({ from, ports }: ConnectionGroup, network: NetworkModel, verb: string): string {
  return `  ${verb} ${namesText(endsOf(from, network))}: ${portsText(ports)}`;
}

/** What each controller routes to, and what the network policies say to it. */
function controllerLines({ connections: { controllers } }: Reached): readonly string[] {
  const portsByPair = new Map<string, string[]>();
  for (const { from, pods, port, protocol, verdict } of controllers) {
    const answers = { allowed: '', denied: ' (denied)', unknown: ' (perhaps)' };
    const key = `  ${endName(from)} → ${endName(pods.end)}: `;
    portsByPair.set(key, [...(portsByPair.get(key) ?? []), `${protocol} ${port}${answers[verdict.verdict]}`]);
  }
  const lines = [...portsByPair].map(([pair, ports]) => `${pair}${ports.join(', ')}`);
  return lines.length > 0 ? ['', 'by their routes:', ...lines] : [];
}

function exposureLines({ exposure = [] }: Reached): readonly string[] {
  const lines = exposure.map(({ workload, direction, pods, ports }) => {
    const verb = direction === 'ingress' ? 'could be reached by' : 'could reach';
    return `  ${endName(workload.end)} ${verb} ${pods}: ${portsText(ports)}`;
  });
  return lines.length > 0 ? ['', 'pods that are not there yet:', ...lines] : [];
}

function unknownReasons(reached: Reached): readonly string[] {
  const reasons = new Set<string>();
  for (const { reason } of unknownEntries(reached)) {
    if (reasons.size >= 5) break;
    reasons.add(`  because ${reason}`);
  }
  return [...reasons];
}

function namesText(ends: readonly PairEnd[]): string {
  const names = ends.map(({ end }) => (end.kind === 'ip' && !isEverywhere(end) ? cidrsText(end.cidrs) : endText(end)));
  return names.length > shown + 1
    ? `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`
    : names.join(', ');
}

function cidrsText(cidrs: readonly string[]): string {
  return cidrs.length > shown + 1
    ? `${cidrs.slice(0, shown).join(', ')} and ${cidrs.length - shown} more`
    : cidrs.join(', ');
}
