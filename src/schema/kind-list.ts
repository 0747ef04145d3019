import type { JsonObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import type { KindCheck } from './kind-check.js';
import { kindDefaults } from './kinds/defaults.js';
import { kindChecks } from './kinds/index.js';
import { asKindCheck } from './kinds/language/as-kind-check.js';
import { dnsSubdomain } from './metadata/dns-name.js';
import { objectMeta } from './metadata/object-meta.js';
import { pathSegment } from './metadata/path-segment.js';

/** Custom resources have names like subdomains; of the rest the definition tells. (apiextensions-apiserver v0.36, pkg/registry/customresource/validator.go) */
export const customCheck: KindCheck = asKindCheck(objectMeta(dnsSubdomain));

/** What every name keeps to, whatever its kind. */
const anyCheck: KindCheck = asKindCheck(objectMeta(pathSegment));

/** The check of a built-in kind; of kinds without one of their own the metadata alone is checked. */
export function checkOf({ apiVersion, kind }: Resource): KindCheck {
  return kindChecks.get(`${groupOf(apiVersion)}/${kind}`) ?? anyCheck;
}

/** What the API server's code adds to a resource of a built-in kind. */
export function defaultsOf({ apiVersion, kind }: Resource): (value: JsonObject) => JsonObject {
  return kindDefaults.get(`${groupOf(apiVersion)}/${kind}`) ?? (value => value);
}
