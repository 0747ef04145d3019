import { diagnosticsOf } from '#analyze/diagnostics.js';
import { onceEach } from '#analyze/once-each.js';
import type { RuleSettings } from '#analyze/settings.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { Facts } from '#facts/facts.js';

/** Which findings are shown, and how grave they are. Default: all, as their rules have it. A name that no rule has changes nothing. */
export type CheckOptions = Partial<RuleSettings>;

/** What is wrong with the manifests, sorted by place; what `ignore` lets pass is among it, and says so (`suppressed`). No secret of the manifests is in it. */
export function check(facts: Facts, options: CheckOptions = {}): readonly Diagnostic[] {
  const { rules = {}, only = [], skip = [], ignore = [] } = options;
  return onceEach(diagnosticsOf(facts, { rules, only, skip, ignore }));
}
