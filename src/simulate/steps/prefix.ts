import { decoded, encoded, isEscapedByGo } from '../escapes.js';
import { compile } from '../regex.js';
import type { Compiled } from '../compiled.js';
import type { Happening, Happens, StepOf, Way } from '../way.js';

/** The first of the prefixes that the path begins with is taken away. */
export function stripPrefix({ prefixes }: StepOf<'strip-prefix'>): Happens {
  return way => {
    const prefix = prefixes.find(one => way.path.startsWith(one));
    return prefix === undefined ? { way } : stripped(way, prefix);
  };
}

/** As `strip-prefix`, with what a regular expression matches at the beginning. */
export function stripPrefixRegex({ regexes }: StepOf<'strip-prefix-regex'>): Happens {
  const compiled = regexes.map(compile);
  const bad = compiled.find(one => !('find' in one));
  if (bad)
    return () => ({
      doubt: { code: 'unsupported-regex', because: 'open' in bad ? bad.open : 'a pattern cannot be read' },
    });
  const programs = compiled.filter((one): one is Compiled => 'find' in one);
  return (way): Happening => {
    for (const { find } of programs) {
      const found = find(way.path);
      if (found && 'code' in found) return { doubt: found };
      if (found?.start === 0 && found.end > 0) return stripped(way, way.path.slice(0, found.end));
    }
    return { way };
  };
}

export function addPrefix({ prefix }: StepOf<'add-prefix'>): Happens {
  return way => {
    const path = rooted(prefix + way.path);
    return {
      way: { ...way, path, sent: wire(path, rooted(prefix + way.sent)) },
      says: `${prefix} is put before the path: ${path}`,
    };
  };
}

/** The path as it is sent: the raw form where it says the same, else the path with escapes. (Go 1.25, net/url/url.go: EscapedPath) */
export function wire(path: string, raw: string): string {
  return isValidRaw(raw) && decoded(raw) === path ? raw : encoded(path, isEscapedByGo);
}

function stripped(way: Way, prefix: string): Happening {
  const path = rooted(way.path.slice(prefix.length));
  const raw = rooted(way.sent.startsWith(prefix) ? way.sent.slice(prefix.length) : way.path.slice(prefix.length));
  return { way: { ...way, path, sent: wire(path, raw) }, says: `${prefix} is taken from the path: ${path}` };
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

function isValidRaw(raw: string): boolean {
  return /^(?:[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]]|%[0-9A-Fa-f]{2})*$/.test(raw);
}
