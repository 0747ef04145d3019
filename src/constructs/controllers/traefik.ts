import type { JsonObject } from '#model/json.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Controller, ControllerProps } from './controller.js';
import { commonSettings } from './controller.js';
import { asGiven, isAmiss } from '../shape/shape.js';
import { heldToClass } from './held-to-class.js';

/** How Traefik is set up. */
export interface TraefikProps extends ControllerProps {
  /**
   * The ingress class that its providers are held to (`providers.kubernetesCRD.ingressClass` and that of `kubernetesIngress`, where
   * `static` names no other): it serves no routes of another class, and none without one.
   * @default - none: it serves routes without a class, and those of the class `traefik`
   */
  readonly ingressClass?: string;
  /**
   * Its static configuration, keys as in Traefik's own file: entry points and providers.
   * @default - entry points `web` (80) and `websecure` (443), and the Kubernetes providers
   */
  readonly static?: JsonObject;
}

/** Traefik: routes become IngressRoute and Middleware resources. */
export function traefik(props: TraefikProps = {}): Controller<'traefik'> {
  if (isAmiss(props)) return { kind: 'traefik', settings: asGiven(props) };
  const { name = 'traefik', ingressClass, ...others } = commonSettings(props);
  const held = ingressClass === undefined ? {} : heldTo(ingressClass, others.static ?? {});
  const settings = { ...others, ...held, name, kind: 'traefik' as const, assumeEndpoints: true, noEndpoints: [] };
  return { kind: 'traefik', settings };
}

/** What plain JavaScript gave amiss stays, for the shape of a platform to refuse it. */
function heldTo(ingressClass: string, given: JsonObject): Pick<ControllerSettings, 'ingressClasses' | 'static'> {
  const told = { ingressClasses: [ingressClass] };
  return isAmiss(given) || typeof ingressClass !== 'string'
    ? told
    : { ...told, static: heldToClass(given, ingressClass) };
}
