import type { Controller, PlatformApp } from '#index.js';
import { ingressNginx, traefik } from '#index.js';
import type { MovedAnswer } from '#analyze/moved-answers.js';
import { movedAnswers } from '#analyze/moved-answers.js';
import type { ReachEntry } from '#ask/reach/entries.js';
import type { Answer } from '#ask/answers.js';
import { request } from '#ask/answers.js';
import type { RequestDetails } from '#ask/request.js';
import { connections } from '#ask/reach/reach.js';
import { routesOf } from '#ask/routes.js';
import type { End } from '#network/index.js';
import type { WeightedBackend } from '#model/backend.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Facts } from '#facts/facts.js';
import { examined } from '#testing/cluster-of.js';

/** An example for each of the controllers. */
export function forEachController(
  example: (controller: Controller, outdir: string) => PlatformApp,
): readonly (readonly [controller: string, app: PlatformApp])[] {
  return [ingressNginx(), traefik()].map(one => [one.kind, example(one, 'unwritten')] as const);
}

/** The requests that the apps of two controllers answer otherwise: each request that tells their routes apart is tried. */
export function answeredOtherwise(
  apps: readonly (readonly [controller: string, app: PlatformApp])[],
): readonly MovedAnswer[] {
  return movedAnswers(apps.flatMap(([, app]) => factsOfApp(app).readings));
}

/** Every connection that gets through: `web → db 5432`; the controller is `controller`. What is unknown stands with them. */
export function connectionsIn(app: PlatformApp): readonly string[] {
  const list = connections(factsOfApp(app));
  if ('fault' in list) throw new Error(list.fault);
  const { allowed, unknown } = list.value;
  const lines = allowed.map(({ from, to, ports }) => `${nameOf(from)} → ${nameOf(to)} ${portsOf(ports)}`);
  return [...lines, ...unknown.map(({ reason }) => `unknown: ${reason}`)].sort();
}

/** The answers to a request: `shop/web`, with shares where there are several, `403`, `unknown: …`. */
export function answersTo(app: PlatformApp, url: string, details: RequestDetails = {}): readonly string[] {
  return asked(factsOfApp(app), url, details).map(answer => {
    if (answer.outcome === 'backend') return backendsText(answer.backends);
    if (answer.outcome === 'refused') return `refused: ${answer.reason}`;
    return answer.outcome === 'unknown' ? `unknown: ${answer.reason}` : `${answer.status}`;
  });
}

/** The policies of the route that takes a request. */
export function policiesFor(app: PlatformApp, url: string, details: RequestDetails = {}): PolicySet {
  const facts = factsOfApp(app);
  const says = asked(facts, url, details).flatMap(({ trace }) => trace.map(one => one.says));
  const { protocol, hostname } = new URL(url);
  const listeners = routesOf(facts).flatMap(one => one.listeners);
  const hosts = listeners.filter(one => one.tls === (protocol === 'https:')).flatMap(one => one.hosts);
  const routes = hosts.filter(({ host }) => host === hostname).flatMap(one => one.routes);
  const taken = routes.find(one => says.some(line => isTakenBy(line, one.matches)));
  if (taken === undefined) throw new Error(`no route takes ${url}: ${says.join('; ')}`);
  return taken.policies;
}

/** What does not fit the API: unknown fields, wrong types, values that the API server refuses, kinds that are not known. */
export function violationsIn(app: PlatformApp): readonly unknown[] {
  return factsOfApp(app).violations;
}

function backendsText(backends: readonly WeightedBackend[]): string {
  const share = (weight: number): string => (backends.length === 1 ? '' : ` ${weight}`);
  return backends
    .map(({ backend: { namespace, service }, weight }) => `${namespace}/${service}${share(weight)}`)
    .join(', ');
}

function asked(facts: Facts, url: string, details: RequestDetails): readonly Answer[] {
  const answers = request(facts, url, details);
  if ('fault' in answers) throw new Error(answers.fault);
  return answers.value;
}

function factsOfApp(app: PlatformApp): Facts {
  const read = examined(app);
  if ('fault' in read) throw new Error(read.fault);
  return read.value.facts;
}

/** `route = "/cart" of Ingress shop/web takes the request`, with its priority where it has one. */
function isTakenBy(line: string, matches: string): boolean {
  return [' of ', ' (priority '].some(next => line.startsWith(`route ${matches}${next}`));
}

function nameOf(end: End): string {
  if (end.kind === 'controller') return 'controller';
  return 'name' in end ? end.name : JSON.stringify(end);
}

function portsOf(ports: ReachEntry['ports']): string {
  return ports === 'all' ? ports : ports.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ');
}
