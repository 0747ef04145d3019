import { nginxAnnotation } from '../../nginx-annotations.js';
import { annotationKey } from '../values/annotation-keys.js';
import { features } from './features.js';

/** Whether an annotation, without its prefix, keeps clients out. */
export function isGuard(name: string): boolean {
  return guards.has(annotationKey(nginxAnnotation(name)?.name ?? name));
}

const guards: ReadonlySet<string> = new Set(
  [
    features.clientAddresses,
    features.clientCertificates,
    features.externalAuthentication,
    features.passwordAuthentication,
    features.satisfy,
    features.firewall,
    features.rateLimit,
    features.inFlightLimit,
  ].flatMap(({ keys }) => keys),
);
