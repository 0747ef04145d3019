import type { Origin } from '#model/origin.js';
import type { PolicySet } from '#model/policies.js';
import type { Annotations } from '../annotations.js';
import { booleanOf } from '../annotations.js';
import type { Configuration } from '../configuration.js';
import { booleanIn } from '../configuration.js';
import { policiesIn } from '../policies.js';
import type { AccessAsk } from './access.js';
import { accessAsk } from './access.js';
import type { CanaryAsk } from './canary.js';
import { canaryAsk } from './canary.js';
import type { RedirectAsk } from './redirect.js';
import { redirectAsk } from './redirect.js';
import type { RewriteAsk } from './rewrite.js';
import { rewriteAsk } from './rewrite.js';

/** What the annotations of an Ingress and the ConfigMap ask of its locations, its host and its upstreams. */
export interface Asks {
  readonly annotations: Annotations;
  readonly access: AccessAsk;
  readonly canary: CanaryAsk | undefined;
  readonly redirect: RedirectAsk;
  readonly rewrite: RewriteAsk;
  readonly policies: PolicySet;
  readonly aliases: readonly string[];
  readonly serviceUpstream: boolean;
  /** Every location answers 503. */
  readonly denied: Denial | undefined;
}

export interface Denial {
  readonly because: string;
  readonly at: Origin;
}

export function asksOf(annotations: Annotations, configuration: Configuration): Asks {
  return {
    annotations,
    access: accessAsk(annotations, configuration),
    canary: canaryAsk(annotations),
    redirect: redirectAsk(annotations),
    rewrite: rewriteAsk(annotations, configuration),
    policies: policiesIn(annotations),
    aliases: aliasesOf(annotations),
    serviceUpstream:
      booleanOf(annotations, 'service-upstream') ?? booleanIn(configuration.data, 'service-upstream', false),
    denied: denialOf(annotations),
  };
}

/** Sorted and without repetition. (ingress-nginx v1.15.1, internal/ingress/annotations/alias/main.go) */
function aliasesOf({ values }: Annotations): readonly string[] {
  const names = (values.get('server-alias') ?? '').split(',').map(one => one.trim());
  return [...new Set(names.filter(one => one !== ''))].sort();
}

function denialOf({ faults, at }: Annotations): Denial | undefined {
  const fault = faults.find(({ effect }) => effect === 'location-denied');
  return fault && { because: `${fault.name} is not ${fault.wants}`, at: at(fault.name) };
}
