import type { KindCheck } from '../kind-check.js';
import { asKindCheck } from '../kinds/language/as-kind-check.js';
import { dnsSubdomain } from './dns-name.js';
import { objectMeta } from './object-meta.js';

/** The metadata of a resource of a custom kind: its name is a DNS name. (apiextensions-apiserver v0.36.0, pkg/registry/customresource/validator.go) */
export const customResourceMetadata: KindCheck = asKindCheck(objectMeta(dnsSubdomain));
