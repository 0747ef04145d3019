import { isObject } from '#model/json.js';
import { textsOf } from '../../values/texts.js';
import type { WrittenFeature } from '../feature.js';

/** (traefik v3.7.9, pkg/middlewares/grpcweb/grpcweb.go) */
export const grpcWeb: WrittenFeature<'grpcWeb'> = {
  policy: 'grpcWeb',
  purpose: 'grpc-web',
  keys: ['grpcWeb.allowOrigins'],
  read({ grpcWeb: config }) {
    return isObject(config) ? { origins: textsOf(config['allowOrigins']) } : undefined;
  },
  write({ origins }) {
    return { grpcWeb: { allowOrigins: origins } };
  },
};
