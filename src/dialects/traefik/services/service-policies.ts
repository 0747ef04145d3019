import type { JsonObject } from '#model/json.js';
import type { PolicySet } from '#model/policies/policies.js';
import { specOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { Context } from '../context/reading-context.js';
import type { CrdProvider, IngressProvider } from '../installation/static-configuration.js';
import type { Noted } from '../policies/feature.js';
import { policiesIn, stepsOf } from '../policies/policy-set.js';
import { transportNamed } from './servers-transport.js';

/** What is said of a Service: by who refers to it or by its annotations, by the provider, and by the ServersTransport named. */
export function servicePolicies(
  context: Context,
  { nativeLB }: CrdProvider | IngressProvider,
  said: { readonly fields: JsonObject; readonly transport: string; readonly namespace: string },
  noted?: Noted,
): PolicySet {
  const transport = said.transport === '' ? undefined : transportNamed(context, said.transport, said.namespace);
  const ServersTransport = transport && specOf(transport);
  return policiesIn({ service: said.fields, provider: { nativeLB }, ServersTransport }, noted);
}

/** What happens to a request before it is forwarded to the Service. */
export function serviceSteps(policies: PolicySet, { configuration: { does } }: Context): readonly Step[] {
  return stepsOf(policies, { trustsForwarded: false, does });
}
