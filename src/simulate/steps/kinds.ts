import type { Step } from '#model/step.js';
import type { Happens, StepOf } from '../way.js';
import { allow } from './allow.js';
import { authenticate } from './authenticate.js';
import { forward } from './forward.js';
import { headers } from './headers.js';
import { open } from './open.js';
import { addPrefix, stripPrefix, stripPrefixRegex } from './prefix.js';
import { redirect } from './redirect.js';
import { replacePath, replacePathRegex } from './replace-path.js';
import { respond } from './respond.js';
import { rewrite } from './rewrite.js';
import { setHost } from './set-host.js';

/** What each kind of step does; a kind without an entry does not compile. */
const kinds: { readonly [Kind in Step['kind']]: (step: StepOf<Kind>) => Happens } = {
  respond,
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
};

/** A step, ready to happen: its regular expressions compiled. */
export function happens<Kind extends Step['kind']>(step: StepOf<Kind>): Happens {
  // The compiler does not see that the table's entry is for this very kind.
  const prepare = kinds[step.kind] as (step: StepOf<Kind>) => Happens;
  return prepare(step);
}
