import type { HelmRelease } from '#cluster/helm/helm-release.js';
import { fullName } from '#cluster/helm/helm-release.js';
import { merged } from '#cluster/helm/helm-values.js';
import type { InstalledController } from '#dialects/dialect.js';
import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf, valueAt } from '#model/json.js';
import { broughtBy } from './chart-version.js';
import { providerArguments } from './chart-providers.js';

/** A Traefik that a chart installs. */
export interface ChartTraefik {
  readonly place: InstalledController['place'];
  /** With which it is started, as the chart writes them. */
  readonly words: readonly string[];
  /** By port of the pod: the port that the Service of the chart has for it. */
  readonly exposed: ReadonlyMap<number, number>;
  readonly version: string | undefined;
  /** Why more may be given than the manifests hold. */
  readonly open?: string;
}

/** Its own, and the one that RKE2 brings with it. */
const ownCharts: readonly string[] = ['traefik', 'rke2-traefik'];

/**
 * What the chart makes of its values; undefined where it is another's. Values that were renamed are read by either name.
 * (traefik-helm-chart v26.1.0 to v41.3.0, traefik/templates/_podtemplate.tpl, traefik/values.yaml)
 */
export function chartTraefik(release: HelmRelease): ChartTraefik | undefined {
  if (!ownCharts.includes(release.chart)) return undefined;
  const { namespace, resource, path, values } = release;
  const ports = portsOf(values);
  return {
    place: { id: `${namespace}/${fullName(release)}`, namespace, resource, path },
    words: [
      ...textsOf(values['globalArguments']),
      ...ports.flatMap(([name, one]) => entryPointArguments(name, one, ports)),
      ...providerArguments(release),
      ...coreArguments(values),
      ...textsOf(values['additionalArguments']),
    ],
    exposed: new Map(ports.flatMap(([, one]) => exposedOf(one))),
    version: textOf(valueAt(values, ['image', 'tag'])) ?? broughtBy(release.chartVersion),
    ...(release.open !== undefined && { open: release.open }),
  };
}

type Port = readonly [name: string, config: JsonObject];

const usualPorts: JsonObject = {
  traefik: { port: 8080, expose: { default: false }, exposedPort: 8080 },
  web: { port: 8000, expose: { default: true }, exposedPort: 80 },
  websecure: { port: 8443, expose: { default: true }, exposedPort: 443, http: { tls: { enabled: true } } },
  metrics: { port: 9100, expose: { default: false }, exposedPort: 9100 },
};

function portsOf({ ports }: JsonObject): readonly Port[] {
  return Object.entries(merged(usualPorts, objectOf(ports))).flatMap(([name, one]) =>
    isObject(one) ? [[name, one]] : [],
  );
}

function exposedOf({ port, expose, exposedPort }: JsonObject): readonly (readonly [number, number])[] {
  const inner = numberOf(port);
  const outer = numberOf(exposedPort) ?? inner;
  const isExposed = isObject(expose) ? Object.values(expose).includes(true) : expose === true;
  return isExposed && inner !== undefined && outer !== undefined ? [[inner, outer]] : [];
}

function entryPointArguments(name: string, config: JsonObject, ports: readonly Port[]): readonly string[] {
  const at = `--entryPoints.${name}`;
  const http = merged(config, objectOf(config['http']));
  const tls = objectOf(http['tls']);
  const forwarded = objectOf(config['forwardedHeaders']);
  return [
    `${at}.address=:${wordIn(config['port'])}/${(textOf(config['protocol']) ?? 'tcp').toLowerCase()}`,
    ...argument(`${at}.asDefault`, config['asDefault']),
    ...argument(`${at}.allowACMEByPass`, config['allowACMEByPass']),
    ...argument(`${at}.http.middlewares`, textsOf(http['middlewares']).join(',')),
    ...argument(`${at}.http.sanitizePath`, http['sanitizePath']),
    ...Object.entries(objectOf(http['encodedCharacters'])).flatMap(([key, value]) =>
      argument(`${at}.http.encodedCharacters.${key}`, value),
    ),
    ...redirectionArguments(`${at}.http.redirections.entryPoint`, http, ports),
    ...(tls['enabled'] === true
      ? [
          `${at}.http.tls=true`,
          ...argument(`${at}.http.tls.options`, tls['options']),
          ...argument(`${at}.http.tls.certResolver`, tls['certResolver']),
        ]
      : []),
    ...argument(`${at}.forwardedHeaders.trustedIPs`, textsOf(forwarded['trustedIPs']).join(',')),
    ...argument(`${at}.forwardedHeaders.insecure`, forwarded['insecure']),
    ...argument(`${at}.forwardedHeaders.notAppendXForwardedFor`, forwarded['notAppendXForwardedFor']),
  ];
}

/** `redirections.entryPoint` since v34, before `redirectTo`: a name, or a name as `port`. */
function redirectionArguments(at: string, http: JsonObject, ports: readonly Port[]): readonly string[] {
  const before = http['redirectTo'];
  const given = merged(
    isObject(before) ? merged(before, { to: before['port'] ?? null }) : { to: before ?? null },
    objectOf(valueAt(http, ['redirections', 'entryPoint'])),
  );
  const target = ports.find(([name]) => name === textOf(given['to']))?.[1];
  if (!target) return [];
  return [
    `${at}.to=:${wordIn(target['exposedPort'] ?? target['port'])}`,
    ...['scheme', 'priority', 'permanent'].flatMap(key => argument(`${at}.${key}`, given[key])),
  ];
}

function coreArguments(values: JsonObject): readonly string[] {
  const plugins = Object.entries(objectOf(valueAt(values, ['experimental', 'plugins'])));
  const local = Object.entries(objectOf(valueAt(values, ['experimental', 'localPlugins'])));
  const module =
    (kind: string) =>
    ([name, one]: readonly [string, Json | undefined]) =>
      argument(`--experimental.${kind}.${name}.moduleName`, objectOf(one)['moduleName']);
  return [
    ...argument('--core.defaultRuleSyntax', valueAt(values, ['core', 'defaultRuleSyntax'])),
    ...plugins.flatMap(module('plugins')),
    ...local.flatMap(module('localPlugins')),
  ];
}

/** `--name=value`, where there is one. */
function argument(name: string, value: Json | undefined): readonly string[] {
  const word = wordIn(value);
  return word === '' ? [] : [`${name}=${word}`];
}

function wordIn(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function textsOf(value: Json | undefined): readonly string[] {
  return itemsOf(value).flatMap(one => textOf(one) ?? []);
}
