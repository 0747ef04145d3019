import { decoded } from '../escapes.js';
import { expand } from '../expand.js';
import { compile } from '../regex.js';
import type { Happening, Happens, StepOf, Way } from '../way.js';
import { wire } from './prefix.js';

export function replacePath({ path }: StepOf<'replace-path'>): Happens {
  return way => replaced(way, path);
}

/** Every match of the regular expression in the path, as sent, is replaced. */
export function replacePathRegex({ regex, replacement }: StepOf<'replace-path-regex'>): Happens {
  const compiled = compile(regex);
  if (!('find' in compiled)) {
    const because = 'open' in compiled ? compiled.open : compiled.invalid;
    return () => ({ doubt: { code: 'unsupported-regex', because } });
  }
  return (way): Happening => {
    const path = expand(compiled, regex.flavour, way.sent, replacement);
    if (path === undefined) return { way };
    return typeof path === 'string' ? replaced(way, path) : { doubt: path };
  };
}

function replaced(way: Way, raw: string): Happening {
  const path = decoded(raw);
  return { way: { ...way, path, sent: wire(path, raw) }, says: `the path is replaced: ${path}` };
}
