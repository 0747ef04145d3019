import type { JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Step } from '#model/routing/step.js';
import type { Context } from '../context/reading-context.js';
import type { RouterTarget } from '../dynamic/router.js';
import { sharedTarget } from '../dynamic/shared-target.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import type { Place } from '../resources/place.js';
import { below } from '../resources/place.js';
import { crdBackend } from '../services/crd-backend.js';
import { weightedParts } from '../services/service-definition.js';

/**
 * The services of a route for TCP: those that are missing leave the others, and without one there is no route. Where none has an address
 * the connection is closed. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_tcp.go: loadIngressRouteTCPConfiguration)
 */
export function tcpTarget(
  context: Context,
  provider: CrdProvider,
  value: JsonObject,
  at: Place,
  overTls: boolean,
): { readonly target?: RouterTarget; readonly notes: readonly Note[] } {
  const parts = weightedParts(value['services'], below(at, 'services')).map(({ reference, weight, at: place }) => ({
    weight,
    ...crdBackend(context, provider, ownFields(reference), place),
  }));
  const notes = parts.flatMap(one => one.notes);
  const shares = parts.flatMap(({ target, weight }) => (target ? [{ target, weight }] : []));
  if (shares.length === 0) return { notes };
  const target = sharedTarget(shares.length === 1 ? shares.map(one => ({ ...one, weight: 1 })) : shares);
  if (target.broken !== undefined) return { notes };
  return { target: { ...target, steps: target.steps.map(step => closed(step, overTls)) }, notes };
}

/** What is said of HTTP is not read, and a `serversTransport` is another kind's. */
function ownFields({ name, namespace, port, nativeLB, nodePortLB }: JsonObject): JsonObject {
  const given = { name, namespace, port, nativeLB, nodePortLB };
  const fields = Object.entries(given).filter(([, one]) => one !== undefined);
  return { ...Object.fromEntries(fields), name: textOf(name) ?? '', kind: 'Service' };
}

function closed(step: Step, overTls: boolean): Step {
  if (step.kind !== 'respond') return step;
  const because = `the connection is closed: ${step.because}`;
  return overTls ? { kind: 'refuse', because } : { kind: 'open', code: 'external-answer', because };
}
