import type { PassedOverFile } from '../input/passed-over-files.js';

/** What is said where paths hold no resource: what was found in its place, and the way out. */
export function noResourcesText(paths: readonly string[], passedOver: readonly PassedOverFile[]): string {
  const where = paths.map(path => (path === '-' ? 'standard input' : path)).join(', ');
  return `${where}: no resource is there; ${foundText(passedOver)}; --allow-empty takes that for an answer`;
}

function foundText(passedOver: readonly PassedOverFile[]): string {
  if (passedOver.length === 0)
    return 'no file with a name that ends with .yaml, .yml or .json is there, or all are excluded';
  const byReason = new Map<string, number>();
  for (const { because } of passedOver) byReason.set(because, (byReason.get(because) ?? 0) + 1);
  const reasons = [...byReason].map(([because, count]) => (byReason.size > 1 ? `${because} (${count})` : because));
  return `${passedOver.length} ${passedOver.length === 1 ? 'file is' : 'files are'} passed over: ${reasons.join(', ')}`;
}
