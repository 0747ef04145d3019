import type { HelmRelease } from '#cluster/helm/helm-release.js';
import { fullName } from '#cluster/helm/helm-release.js';
import type { Json } from '#model/json.js';
import { objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { InstalledController } from '../../dialect.js';
import type { WrittenFlag } from './flags/written-flags.js';
import { flagRecord } from './flags/written-flags.js';

/** A controller that a chart installs. */
export interface ChartInstallation {
  readonly place: InstalledController['place'];
  readonly flags: Readonly<Record<string, string>>;
  readonly written: readonly WrittenFlag[];
  /** The data of its ConfigMap. */
  readonly data: Readonly<Record<string, string>>;
  readonly version: string | undefined;
  readonly release: HelmRelease;
  /** Why more may be set than the manifests hold. */
  readonly open?: string;
}

/**
 * What the chart makes of its values: the command line and the ConfigMap of the controller; undefined where it is another's chart.
 * (ingress-nginx v1.15.1, charts/ingress-nginx 4.15.1: templates/_params.tpl, templates/controller-configmap.yaml, values.yaml)
 */
export function chartInstallation(release: HelmRelease): ChartInstallation | undefined {
  if (!ownCharts.includes(release.chart)) return undefined;
  const written = flagsOf(release);
  return {
    place: placeOfRelease(release),
    flags: flagRecord(written),
    written,
    release,
    data: configOf(release),
    version: textOf(valueAt(release.values, ['controller', 'image', 'tag'])) ?? versionOf(release),
    ...(release.open !== undefined && { open: release.open }),
  };
}

function placeOfRelease(release: HelmRelease): InstalledController['place'] {
  const { namespace, resource, path } = release;
  return { id: `${namespace}/${fullName(release)}-controller`, namespace, resource, path };
}

/** Its own, and the one that RKE2 brings with it. */
const ownCharts: readonly string[] = ['ingress-nginx', 'rke2-ingress-nginx'];

/** The controller that a version of the chart brings; of a range none. (charts/ingress-nginx/Chart.yaml at helm-chart-4.8.0 to helm-chart-4.15.1) */
function versionOf({ chartVersion = '' }: HelmRelease): string | undefined {
  const [, minor, patch] = /^v?4\.(\d+)(?:\.(?:(\d+)|[x*]))?$/.exec(chartVersion) ?? [];
  if (minor === undefined) return undefined;
  if (Number(minor) < 10) return ['8', '9'].includes(minor) ? '1.9' : undefined;
  return patch === undefined ? `1.${minor}` : `1.${minor}.${patch}`;
}

function flagsOf(release: HelmRelease): readonly WrittenFlag[] {
  const at = reader(release);
  const extra = Object.entries(objectOf(at('extraArgs'))).map(([name, value]): WrittenFlag => ({
    name,
    value: textIn(value) || 'true',
    ...placeOf(release, ['controller', 'extraArgs', name]),
  }));
  return [...fromValues(release), ...extra];
}

/** The flags that values of their own stand for. */
function fromValues(release: HelmRelease): readonly WrittenFlag[] {
  const at = reader(release);
  const { namespace } = release;
  const flag = (name: string, value: string, ...path: readonly string[]): readonly WrittenFlag[] =>
    value === '' ? [] : [{ name, value, ...placeOf(release, ['controller', ...path]) }];
  const isOn = (...path: readonly string[]): string => (at(...path) === true ? 'true' : '');
  const streams = (protocol: 'tcp' | 'udp'): readonly WrittenFlag[] => {
    if (Object.keys(objectOf(release.values[protocol])).length === 0) return [];
    const value = `${namespace}/${fullName(release)}-${protocol}`;
    return [{ name: `${protocol}-services-configmap`, value, ...placeOf(release, [protocol]) }];
  };
  const isScoped = at('scope', 'enabled') === true;
  const backend = valueAt(release.values, ['defaultBackend', 'enabled']) === true;
  const backendName = textOf(valueAt(release.values, ['defaultBackend', 'name'])) ?? 'defaultbackend';
  const scope = textIn(at('scope', 'namespace')) || namespace;
  const configMaps = textIn(at('configMapNamespace')) || namespace;
  return [
    ...flag('controller-class', textIn(at('ingressClassResource', 'controllerValue')), 'ingressClassResource'),
    ...flag('ingress-class', textIn(at('ingressClass')), 'ingressClass'),
    ...flag('configmap', `${configMaps}/${fullName(release)}-${textIn(at('name')) || 'controller'}`),
    ...(backend ? flag('default-backend-service', `${namespace}/${fullName(release)}-${backendName}`) : []),
    ...(isScoped ? flag('watch-namespace', scope, 'scope') : []),
    ...(isScoped ? [] : flag('watch-namespace-selector', textIn(at('scope', 'namespaceSelector')), 'scope')),
    ...flag('ingress-class-by-name', isOn('ingressClassByName'), 'ingressClassByName'),
    ...flag('watch-ingress-without-class', isOn('watchIngressWithoutClass'), 'watchIngressWithoutClass'),
    ...flag('enable-topology-aware-routing', isOn('enableTopologyAwareRouting'), 'enableTopologyAwareRouting'),
    ...flag('health-check-path', textIn(at('healthCheckPath')), 'healthCheckPath'),
    ...streams('tcp'),
    ...streams('udp'),
    ...(at('enableAnnotationValidations') === false
      ? flag('enable-annotation-validation', 'false', 'enableAnnotationValidations')
      : []),
  ];
}

function configOf(release: HelmRelease): Readonly<Record<string, string>> {
  const at = reader(release);
  return {
    ...(at('allowSnippetAnnotations') === true && { 'allow-snippet-annotations': 'true' }),
    ...Object.fromEntries(Object.entries(objectOf(at('config'))).map(([key, value]) => [key, textIn(value)])),
  };
}

function reader({ values }: HelmRelease): (...path: readonly string[]) => Json | undefined {
  return (...path) => valueAt(values, ['controller', ...path]);
}

/** Where a value stands, as far as it is written out and not in a text. */
function placeOf({ resource, path, values }: HelmRelease, value: Path): Pick<WrittenFlag, 'resource' | 'path'> {
  const isWritten = valueAt(resource.value, [...path, ...value]) !== undefined && valueAt(values, value) !== undefined;
  return { resource, path: isWritten ? [...path, ...value] : path };
}

function textIn(value: Json | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
