import type { Controller, ControllerProps } from './controller.js';
import { commonSettings } from './controller.js';
import { asGiven, isAmiss } from '../shape/shape.js';

/** How ingress-nginx is set up. */
export interface IngressNginxProps extends ControllerProps {
  /**
   * The IngressClass that the routes name.
   * @default 'nginx'
   */
  readonly ingressClass?: string;
  /**
   * Data of the controller's ConfigMap, as far as routes depend on it.
   * @default - the controller's defaults
   */
  readonly configMap?: Readonly<Record<string, string>>;
  /**
   * What the controller's command line sets, without the leading dashes, as far as routes depend on it.
   * @default - the controller's defaults
   */
  readonly flags?: Readonly<Record<string, string | number | boolean>>;
}

/** The community's ingress-nginx: routes become Ingress resources with annotations. */
export function ingressNginx(props: IngressNginxProps = {}): Controller<'ingress-nginx'> {
  if (isAmiss(props)) return { kind: 'ingress-nginx', settings: asGiven(props) };
  const { name = 'ingress-nginx', ingressClass = 'nginx', ...others } = commonSettings(props);
  const settings = {
    ...others,
    name,
    kind: 'ingress-nginx' as const,
    ingressClasses: [ingressClass],
    assumeEndpoints: true,
    noEndpoints: [],
  };
  return { kind: 'ingress-nginx', settings };
}
