import type { Step } from '#model/routing/step.js';
import type { Happens, StepOf } from './request-state.js';
import { allow } from './kinds/allow.js';
import { authenticate } from './kinds/authenticate.js';
import { errorPages } from './kinds/error-pages.js';
import { forward } from './kinds/forward.js';
import { headers } from './kinds/headers.js';
import { open } from './kinds/open.js';
import { addPrefix, stripPrefix, stripPrefixRegex } from './kinds/prefix.js';
import { redirect } from './kinds/redirect.js';
import { refuse } from './kinds/refuse.js';
import { replacePath, replacePathRegex } from './kinds/replace-path.js';
import { respond } from './kinds/respond.js';
import { rewrite } from './kinds/rewrite.js';
import { setHost } from './kinds/set-host.js';

/** What each kind of step does; a kind without an entry does not compile. */
const kinds: { readonly [Kind in Step['kind']]: (step: StepOf<Kind>) => Happens } = {
  respond,
  refuse,
  redirect,
  forward,
  open,
  headers,
  allow,
  deny: allow,
  authenticate,
  'strip-prefix': stripPrefix,
  'strip-prefix-regex': stripPrefixRegex,
  'add-prefix': addPrefix,
  'replace-path': replacePath,
  'replace-path-regex': replacePathRegex,
  rewrite,
  'set-host': setHost,
  'error-pages': errorPages,
};

/** A step, ready to happen: its regular expressions compiled. */
export function happens<Kind extends Step['kind']>(step: StepOf<Kind>): Happens {
  // The compiler does not see that the table's entry is for this very kind.
  const prepare = kinds[step.kind] as (step: StepOf<Kind>) => Happens;
  return prepare(step);
}
