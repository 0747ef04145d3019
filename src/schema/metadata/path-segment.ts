import type { TextRule } from '../kinds/language/check.js';
import { fine } from '../kinds/language/check.js';

/** A name that can stand in a URL's path: anything but `.`, `..`, `/` and `%`. (apimachinery v0.36.0, pkg/api/validate/content/path.go: IsPathSegmentName) */
export const pathSegment: TextRule = name => {
  if (name === '.' || name === '..') return ['is not a name'];
  return ['/', '%'].some(one => name.includes(one)) ? ['has "/" or "%", which a name may not have'] : fine;
};
