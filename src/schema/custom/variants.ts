import type { Resource } from '#model/resource.js';
import type { Violation } from '#model/findings/violation.js';
import type { Variant } from './bundles.js';
import { examinedCustom } from './examined.js';

/**
 * What is refused by the version of a definition that we take for granted may be right in another: with a later version it
 * is a warning, in its experimental channel it stays an error; either way it is said where it would be right.
 */
export function tempered(
  resource: Resource,
  violations: readonly Violation[],
  variants: readonly Variant[],
  minor: number,
): readonly Violation[] {
  if (!violations.some(isError)) return violations;
  const taking = variants.filter(({ kind }) => !examinedCustom(resource, kind, minor).violations.some(isError));
  const variant = taking.find(one => !one.isExperimental) ?? taking[0];
  if (!variant) return violations;
  const severity = variant.isExperimental ? 'error' : 'warning';
  const where = `${variant.title}${variant.isExperimental ? ' (experimental)' : ''}`;
  return violations.map(one =>
    isError(one)
      ? {
          ...one,
          severity,
          message: `${one.message}; ${where} takes it: if the cluster has that, name its definitions under crds`,
        }
      : one,
  );
}

function isError({ severity }: Violation): boolean {
  return severity === 'error';
}
