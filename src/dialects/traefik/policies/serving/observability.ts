import { objectOf, textOf } from '#model/json.js';
import { flagIn } from '../../values/flag.js';
import { given, givenAny } from '../../values/given.js';
import type { WrittenFeature } from '../feature.js';

/** (traefik v3.7.9, pkg/config/dynamic/http_config.go: RouterObservabilityConfig) */
export const observability: WrittenFeature<'observability'> = {
  policy: 'observability',
  keys: ['router.observability'],
  read({ router }) {
    const { accessLogs, metrics, tracing, traceVerbosity } = objectOf(objectOf(router)['observability']);
    return givenAny({
      accessLog: flagIn(accessLogs),
      metrics: flagIn(metrics),
      tracing: flagIn(tracing),
      traceDetail: textOf(traceVerbosity),
    });
  },
  write({ accessLog, metrics, tracing, traceDetail }) {
    if (traceDetail !== undefined && traceDetail !== 'minimal' && traceDetail !== 'detailed')
      return { because: `Traefik traces minimal or detailed, and not ${traceDetail}: ask for one of them` };
    const config = given({ accessLogs: accessLog, metrics, tracing, traceVerbosity: traceDetail });
    return { router: { observability: config } };
  },
};
