import type { JsonObject } from '#model/json.js';
import type { Controller, ControllerProps } from './controller.js';
import { commonSettings } from './controller.js';
import { asGiven, isAmiss } from '../shape/shape.js';

/** How Traefik is set up. */
export interface TraefikProps extends ControllerProps {
  /**
   * The ingress class that its providers are held to.
   * @default - none
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
  const classes = ingressClass === undefined ? {} : { ingressClasses: [ingressClass] };
  const settings = { ...others, ...classes, name, kind: 'traefik' as const, assumeEndpoints: true, noEndpoints: [] };
  return { kind: 'traefik', settings };
}
