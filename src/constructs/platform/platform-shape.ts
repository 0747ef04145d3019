import type { ControllerSettings } from '#model/routing/controller.js';
import { networkFields } from '../settings/network.js';
import { podSecurityShape } from '../settings/pod-security.js';
import { tlsShape } from '../settings/tls.js';
import type { Fields, Shape } from '../shape/shape.js';
import { flag, has, isRecord, labels, object, text, texts } from '../shape/shape.js';

const settings: Fields<Exclude<keyof ControllerSettings, 'installation'>> = {
  name: text,
  kind: text,
  version: text,
  namespace: text,
  podLabels: labels,
  nodes: texts,
  ingressClasses: texts,
  configMap: { kind: 'record', of: text, wants: 'an object with texts' },
  flags: { kind: 'kept', is: isRecord, wants: "an object with ingress-nginx's flags" },
  static: { kind: 'kept', is: isRecord, wants: "an object with Traefik's static configuration" },
  assumeEndpoints: flag,
  noEndpoints: texts,
};

const controller = object('traefik()', { settings: object('{ namespace: "ingress" }', settings), kind: text }, [
  'settings',
]);
const controllers: Shape = {
  kind: 'choice',
  wants: 'ingressNginx(), traefik() or a list of them',
  of: [
    [has('settings'), controller],
    [Array.isArray, { kind: 'list', of: controller, wants: 'a list of controllers' }],
  ],
};

/** A fault of a controller's settings in the words of `ingressNginx()` and `traefik()`, which make them. */
export function asAuthorsSay(misfit: string): string {
  return misfit
    .replace(/^(controller(?:\.\d+)?)\.settings\b/, '$1')
    .replace(/^(controller(?:\.\d+)?)\.ingressClasses\.0\b/, '$1.ingressClass')
    .replace(/^(controller(?:\.\d+)?)\.nodes\b/, '$1.hostNetwork.nodes')
    .replace(/there is name, kind, .*$/, `there is ${toldOfControllers}`);
}

const toldOfControllers =
  'name, version, namespace, podLabels, hostNetwork and ingressClass, for ingress-nginx configMap and flags, for Traefik static';

/** The props of a platform. */
export const platformFields = {
  controller: controllers,
  ...networkFields,
  domain: text,
  tls: tlsShape,
  kubernetes: text,
  elsewhere: texts,
  podSecurity: podSecurityShape,
  rules: {
    kind: 'record',
    of: { kind: 'word', of: ['error', 'warning', 'info', 'off'] },
    wants: 'an object with levels by rule',
  },
} satisfies Fields;
