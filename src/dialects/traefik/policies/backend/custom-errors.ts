import type { Unsayable } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, objectOf, textOf } from '#model/json.js';
import type { CustomErrors } from '#model/policies/backends.js';
import { given } from '../../values/given.js';
import { isStatusRange, statusRange } from '../../values/status-range.js';
import { someTexts, textsOf } from '../../values/texts.js';
import type { WrittenFeature } from '../feature.js';
import { noteStatuses } from '../statuses.js';
import { backendIn, ownReference, referenceFault, referenceTo } from './service-reference.js';

/** Error pages of a service: for what the backend answers, and what Traefik does once the Middleware is passed. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: createErrorPageMiddleware; pkg/middlewares/customerrors/custom_errors.go) */
export const customErrors: WrittenFeature<'customErrors'> = {
  policy: 'customErrors',
  purpose: 'errors',
  keys: ['errors.status', 'errors.statusRewrites', 'errors.service', 'errors.query', 'errors.errorRequestHeaders'],
  services: ['errors.service'],
  read({ errors }, noted) {
    if (!isObject(errors)) return undefined;
    const statuses = textsOf(errors['status']);
    const rewrites = objectOf(errors['statusRewrites']);
    noteStatuses('errors.status', statuses, noted);
    noteStatuses('errors.statusRewrites', Object.keys(rewrites), noted);
    const reference = objectOf(errors['service']);
    return {
      statuses,
      ...given({
        backend: backendIn(reference),
        own: ownReference(reference),
        path: textOf(errors['query']),
        rewrites: Object.keys(rewrites).length > 0 ? numbersIn(rewrites) : undefined,
        requestHeaders: someTexts(errors['errorRequestHeaders']),
      }),
    };
  },
  steps({ statuses, path = '', rewrites = {} }, { page }) {
    if (!page) return [];
    const changes = Object.entries(rewrites).map(([from, to]) => ({ from: statusRange(from), to }));
    const target = `/${path.replace(/^\//, '')}`;
    return [{ kind: 'error-pages', statuses: statuses.map(statusRange), rewrites: changes, path: target, page }];
  },
  write({ statuses, backend, own, path, rewrites, requestHeaders }, { route }) {
    const fault = referenceFault(own);
    if (fault !== undefined) return { because: fault };
    const reference = own ?? (backend && referenceTo(backend, route.namespace));
    if (!reference)
      return { because: 'Traefik has no Service for the errors of all routes: name the one that has the pages' };
    const unsayable = rangeFault('statuses', statuses) ?? rangeFault('rewrites', Object.keys(rewrites ?? {}));
    if (unsayable) return unsayable;
    const options = given({ query: path, statusRewrites: rewrites, errorRequestHeaders: requestHeaders });
    return { errors: { status: statuses, service: reference, ...options } };
  },
};

function rangeFault(field: keyof CustomErrors, ranges: readonly string[]): Unsayable | undefined {
  const bad = ranges.find(one => !isStatusRange(one));
  return bad === undefined
    ? undefined
    : { because: `${bad} is no status and no range of them: write it as 404 or 500-599`, field };
}

function numbersIn(object: JsonObject): CustomErrors['rewrites'] {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      const status = numberOf(value);
      return status === undefined ? [] : [[key, status]];
    }),
  );
}
