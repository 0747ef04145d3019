import type { Router } from '../dynamic/router.js';
import type { Rule } from '../rule/rule.js';
import { readRule } from '../rule/rule.js';
import type { Does } from '../versions/changes.table.js';

/** A router with its rule read. */
export interface ReadRouter {
  readonly router: Router;
  readonly rule: Rule | { readonly fault: string };
  /** The hosts that its rule names; none where it cannot be read. */
  readonly hosts: readonly string[];
}

export function readRouters(routers: readonly Router[], does: Does): readonly ReadRouter[] {
  return routers.map(router => {
    const rule = readRule(router.rule, router.syntax, does);
    return { router, rule, hosts: 'fault' in rule ? [] : rule.hosts };
  });
}
