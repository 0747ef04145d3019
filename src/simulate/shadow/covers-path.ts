import type { PathMatch, Regex } from '#model/match.js';
import { contains } from '#regex/containment.js';
import type { Language } from '#regex/language.js';
import { languageOf } from '#regex/language.js';
import { holds } from '#regex/compile.js';

/** Paths in a form that can be compared: whole element prefixes are two of these. `holds` is asked of a text. */
export type PathSet =
  | { readonly kind: 'exact'; readonly path: string }
  | { readonly kind: 'beginning'; readonly path: string }
  | {
      readonly kind: 'regex';
      readonly regex: Regex;
      readonly language: Language | undefined;
      readonly holds: (path: string) => boolean;
    };

/** The sets that make up what a match takes. Every path begins with a slash. */
export function pathSetsOf(path: PathMatch): readonly PathSet[] {
  switch (path.kind) {
    case 'exact':
      return [{ kind: 'exact', path: path.path }];
    case 'prefix': {
      if (path.by === 'character') return [{ kind: 'beginning', path: path.path || '/' }];
      const element = path.path.replace(/\/+$/, '');
      const below = { kind: 'beginning', path: `${element}/` } as const;
      return element === '' ? [below] : [{ kind: 'exact', path: element }, below];
    }
    case 'regex': {
      const { regex } = path;
      const test = holds(regex);
      return [{ kind: 'regex', regex, language: languageOf(regex), holds: text => test(text) === true }];
    }
  }
}

/** All paths. */
export const allPaths: PathSet = { kind: 'beginning', path: '/' };

/** Whether every path of the narrow set is certainly in the wide one; `mayCompare` bounds how often languages are compared. */
export function coversPath(wide: PathSet, narrow: PathSet, mayCompare: () => boolean): boolean {
  switch (wide.kind) {
    case 'exact':
      return narrow.kind === 'exact' && narrow.path === wide.path;
    case 'beginning':
      return beginningOf(narrow).startsWith(wide.path);
    case 'regex':
      return coveredByRegex(wide, narrow, mayCompare);
  }
}

/** How every path of a set begins. */
export function beginningOf(set: PathSet): string {
  return set.kind === 'regex' ? (set.language?.beginning ?? '') : set.path;
}

function coveredByRegex(
  wide: Extract<PathSet, { kind: 'regex' }>,
  narrow: PathSet,
  mayCompare: () => boolean,
): boolean {
  if (narrow.kind === 'exact') return wide.holds(narrow.path);
  const { language } = wide;
  if (narrow.kind === 'beginning') return language?.holdsAllAfter(narrow.path) ?? false;
  if (JSON.stringify(narrow.regex) === JSON.stringify(wide.regex)) return true;
  if (!language || !narrow.language) return false;
  const lowered = language.lowered === undefined ? undefined : narrow.language.lowered;
  if (language.holdsAllAfter(lowered ?? narrow.language.beginning)) return true;
  return mayCompare() && contains(wide.regex, narrow.regex) === true;
}
