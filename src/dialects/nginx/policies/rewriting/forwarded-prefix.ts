import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { textIn } from '../reads.js';
import { rewriteTarget } from './path-rewrite.js';

/** The header is sent where the path is rewritten. (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go:780-789) */
export const forwardedPrefix: NginxFeature<'forwardedPrefix'> = {
  policy: 'forwardedPrefix',
  keys: [annotationKey('x-forwarded-prefix')],
  read: (reads, noted) => {
    const isRewritten = rewriteTarget(reads) !== '';
    if (!isRewritten) noted.idle('x-forwarded-prefix', 'the header is sent with rewrite-target only');
    const prefix = textIn(reads, 'x-forwarded-prefix');
    return prefix === undefined || !isRewritten ? undefined : { prefix };
  },
  steps: ({ prefix }, { at }) => [
    {
      kind: 'headers',
      of: 'request',
      set: { 'X-Forwarded-Prefix': prefix.includes('$') ? { kind: 'variables', text: prefix } : prefix },
      ...given({ at: at('x-forwarded-prefix') }),
    },
  ],
  write: ({ prefix }, { route }) =>
    route.policies.pathRewrite
      ? said({ 'x-forwarded-prefix': prefix })
      : {
          because:
            'ingress-nginx sends X-Forwarded-Prefix with a rewritten path only; rewrite the path, or leave it out',
        },
};
