import { compareReleases, releaseOf } from '#dialects/release.js';
import { chartVersions } from './chart-versions.table.js';

/** The Traefik that a version of the chart brings: of a range the one that all charts in it bring, as far as they agree. */
export function broughtBy(chartVersion: string | undefined): string | undefined {
  const parts = (chartVersion ?? '')
    .replace(/^[v=]/, '')
    .split('.')
    .filter(part => !/^[xX*]?$/.test(part));
  if (parts.length === 0 || parts.length > 3 || !parts.every(part => /^\d+$/.test(part))) return undefined;
  const first = lastUpTo([...parts, '0', '0'].slice(0, 3).join('.'));
  const last = lastUpTo([...parts, '9999', '9999'].slice(0, 3).join('.'));
  if (first === last) return first;
  const minor = (version: string | undefined): string => (version ?? '').split('.').slice(0, 2).join('.');
  return first !== undefined && minor(first) === minor(last) ? minor(first) : undefined;
}

function lastUpTo(chart: string): string | undefined {
  const wanted = releaseOf(chart);
  return chartVersions.findLast(([one]) => {
    const release = releaseOf(one);
    return wanted && release && compareReleases(release, wanted) <= 0;
  })?.[1];
}
