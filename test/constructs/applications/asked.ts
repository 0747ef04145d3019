import { Chart } from 'cdk8s';

import type { Controller, ControllerName, Platform, PlatformApp, PlatformProps } from '#index.js';
import { calico, definePlatform, ingressNginx, traefik } from '#index.js';
import { run } from '../../cli/run.js';

/** Each controller, with what a test is called by. */
export const controllers: readonly (readonly [string, Controller])[] = [
  ['ingress-nginx', ingressNginx()],
  ['traefik', traefik()],
];

/** An app that says all there is, with one chart in a closed namespace of its name. */
export function appIn(
  namespace: string,
  props: PlatformProps<ControllerName>,
  fill: (platform: Platform<ControllerName>, chart: Chart) => void,
): PlatformApp {
  const platform = definePlatform({ cni: calico(), domain: 'example.com', ...props });
  const app = new platform.PlatformApp({ complete: true });
  const chart = new Chart(app, namespace, { namespace });
  new platform.Namespace(chart, 'namespace', { name: namespace });
  fill(platform, chart);
  return app;
}

/** What the check of an app says, in one line each. */
export function saidOf(app: PlatformApp): readonly string[] {
  const { faults, diagnostics } = app.render();
  return [...faults, ...diagnostics.map(({ severity, message }) => `${severity}: ${message}`)];
}

/** Who reaches whom, as the command line tells it: `shop/web → shop/api TCP 8080`. */
export async function reachOf(app: PlatformApp, ...more: readonly string[]): Promise<ReadonlySet<string>> {
  const { out } = await run(['reach', '-o', 'json', '--complete', ...more, '-'], __dirname, app.synthYaml());
  const { connections } = JSON.parse(out) as Reach; // the contract of the command line
  const lines = connections.flatMap(({ from, to, ports }) =>
    ports.map(one => `${nameOf(from)} → ${nameOf(to)} ${one.protocol} ${portsOf(one)}`),
  );
  return new Set(lines);
}

interface End {
  readonly namespace?: string;
  readonly name?: string;
  readonly cidrs?: readonly string[];
}

interface Ports {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

interface Reach {
  readonly connections: readonly { readonly from: End; readonly to: End; readonly ports: readonly Ports[] }[];
}

function nameOf({ namespace, name = '', cidrs }: End): string {
  if (cidrs) return cidrs.join(', ');
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function portsOf({ from, to }: Ports): string {
  return from === to ? `${from}` : `${from}-${to}`;
}
