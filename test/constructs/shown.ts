import { Chart } from 'cdk8s';
import type { Platform, PlatformApp } from '#index.js';
import { definePlatform, ingressNginx } from '#index.js';
import { printDocuments } from '#yaml-text/print.js';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';

/** A platform on ingress-nginx, as most tests want it. */
export const platform: Platform<'ingress-nginx'> = definePlatform({
  controller: ingressNginx(),
  domain: 'example.com',
  tls: { issuer: 'letsencrypt' },
});

/** An app with one chart for the namespace shop, and what somebody puts into it. */
export function shopWith(fill: (chart: Chart) => void): PlatformApp {
  const app = new platform.PlatformApp();
  fill(new Chart(app, 'shop', { namespace: 'shop' }));
  return app;
}

/** One manifest as YAML: `Deployment web`; of several in different namespaces, `Service web other`. */
export function shown(app: PlatformApp, what: string): string {
  const found = manifestsOf(app).filter(one => nameOf(one) === what || `${nameOf(one)} ${namespaceOf(one)}` === what);
  return found.length === 0 ? `no ${what}` : printDocuments(found);
}

/** The kinds and names of all manifests, in the order in which they are applied. */
export function namesOf(app: PlatformApp): readonly string[] {
  return manifestsOf(app).map(nameOf);
}

/** What cannot be synthesised. */
export function faultsOf(app: PlatformApp): readonly string[] {
  return app.render().faults;
}

function manifestsOf(app: PlatformApp): readonly JsonObject[] {
  return app.render().charts.flatMap(one => one.objects.map(({ manifest }) => manifest));
}

function nameOf({ kind, metadata }: JsonObject): string {
  return `${textOf(kind) ?? ''} ${textOf(objectOf(metadata)['name']) ?? ''}`;
}

function namespaceOf({ metadata }: JsonObject): string {
  return textOf(objectOf(metadata)['namespace']) ?? '';
}

/** What is worth knowing and does not stop the synthesis. */
export function warningsOf(app: PlatformApp): readonly string[] {
  return app.render().warnings;
}
