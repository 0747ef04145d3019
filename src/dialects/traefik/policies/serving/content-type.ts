import { isObject } from '#model/json.js';
import type { WrittenFeature } from '../feature.js';

/** (traefik v3.7.9, pkg/middlewares/contenttype/content_type.go) */
export const contentType: WrittenFeature<'contentType'> = {
  policy: 'contentType',
  purpose: 'type',
  keys: ['contentType.autoDetect'],
  read({ contentType: config }) {
    // The Middleware alone keeps Go from telling the type.
    return isObject(config) ? { autoDetect: config['autoDetect'] === true } : undefined;
  },
  write({ autoDetect }) {
    return { contentType: autoDetect ? { autoDetect } : {} };
  },
};
