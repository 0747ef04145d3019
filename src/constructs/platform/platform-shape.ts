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

const controller = object('traefik()', { settings: object('those of traefik()', settings), kind: text }, ['settings']);
const controllers: Shape = {
  kind: 'choice',
  wants: 'ingressNginx(), traefik() or a list of them',
  of: [
    [has('settings'), controller],
    [Array.isArray, { kind: 'list', of: controller, wants: 'a list of controllers' }],
  ],
};

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
