import type { Resource } from '#model/resource.js';
import { parseManifest } from '#parse/manifests.js';
import type { CheckOptions } from '#schema/checked.js';
import { checked } from '#schema/checked.js';
import type { Violation } from '#model/findings/violation.js';

/** The resources of a manifest. */
export function resourcesIn(manifest: string): readonly Resource[] {
  return parseManifest('m.yaml', manifest).resources;
}

/** Usual options. */
export const options: CheckOptions = { kubernetes: '1.36', namespace: 'default', definitions: [] };

/** What the API server would say of a manifest. */
export function violationsOf(manifest: string, given: Partial<CheckOptions> = {}): readonly Violation[] {
  return checked(resourcesIn(manifest), { ...options, ...given }).violations;
}

/** `error wrong-type spec.replicas 4`: severity, kind, path and line. */
export function saidOf(manifest: string, given: Partial<CheckOptions> = {}): readonly string[] {
  return violationsOf(manifest, given).map(
    ({ severity, kind, path, at }) => `${severity} ${kind} ${(path ?? []).join('.')} ${at.line}`,
  );
}

/** The first resource as the API server would store it. */
export function storedOf(manifest: string, given: Partial<CheckOptions> = {}): Resource | undefined {
  return checked(resourcesIn(manifest), { ...options, ...given }).resources[0];
}
