import { bytesOf, sizeText } from '../../values/sizes.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { textOrGlobal } from '../reads.js';
import { refuseGreatSizes } from '../refused-values.js';

/** (ingress-nginx v1.15.1, internal/ingress/annotations/proxy/main.go; nginx 1.27, client_max_body_size) */
export const bodySize: NginxFeature<'bodySize'> = {
  policy: 'bodySize',
  keys: [annotationKey('proxy-body-size')],
  read: (reads, noted) => {
    refuseGreatSizes(reads, noted, 'proxy-body-size');
    const most = bytesOf(textOrGlobal(reads, 'proxy-body-size') ?? '', true);
    return most === undefined ? undefined : { most };
  },
  write: ({ most }) => said({ 'proxy-body-size': sizeText(most) }),
};
