import type { JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';

/** A chart that something in the cluster installs, with the values that it is given. */
export interface HelmRelease {
  /** The resource that asks for it, and where its values stand there. */
  readonly resource: Resource;
  readonly path: Path;
  /** The name of the chart, without its repository: `ingress-nginx`. */
  readonly chart: string;
  /** The version that is asked for: `4.15.1`, or a range. */
  readonly chartVersion: string | undefined;
  /** What Helm calls the release, and the namespace that it is installed into. */
  readonly name: string;
  readonly namespace: string;
  /** What is given beside the chart's own values. */
  readonly values: JsonObject;
  /** Why more may be given than the manifests hold. */
  readonly open?: string;
}

/** The name of a chart in a reference to it: `ingress-nginx` of `oci://registry/charts/ingress-nginx:4.15.1` and of `…/ingress-nginx-4.15.1.tgz`. */
export function chartName(reference: string): string {
  const last = reference.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return last.replace(/[:@].*$/, '').replace(/-v?\d[\w.+-]*\.tgz$/, '');
}

/** What a chart calls its objects, as charts usually do: `release-chart`, or the release alone where it has the chart in its name. (ingress-nginx 4.15.1, templates/_helpers.tpl; traefik 41.3.0, traefik/templates/_helpers.tpl: fullname) */
export function fullName({ name, chart, values }: HelmRelease): string {
  const own = textOf(values['fullnameOverride']) ?? '';
  const part = textOf(values['nameOverride']) ?? chart;
  const full = own !== '' ? own : name.includes(part) ? name : `${name}-${part}`;
  return full.slice(0, 63).replace(/-$/, '');
}
