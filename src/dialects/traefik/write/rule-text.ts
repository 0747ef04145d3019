import type { IntentPath } from '#model/routing/intent.js';
import { barePrefix } from '#model/routing/intent-places.js';
import { quoted } from '../values/go-string.js';

/** The rule that takes the hosts and the path of an intent: whole path elements of a prefix, all of a regular expression. */
export function ruleText(hosts: readonly string[], path: IntentPath): string {
  return [...hostTerms(hosts), ...pathTerms(path)].join(' && ');
}

/** The rule that a person would write for a host and a path: without the care for whole path elements. */
export function plainRule(host: string, path: IntentPath): string {
  if (path.kind === 'regex') return ruleText([host], path);
  const matcher = path.kind === 'exact' ? 'Path' : 'PathPrefix';
  return [...hostTerms([host]), `${matcher}(${literal(seenPath(path.path))})`].join(' && ');
}

/** A path as matchers see it: what has a meaning in a URL is an escape there, all else the character itself. (traefik v3.7.9, pkg/muxer/http/mux.go: withRoutingPath) */
export function seenPath(path: string): string {
  return path.replace(/[%?#]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function hostTerms(hosts: readonly string[]): readonly string[] {
  if (hosts.length === 0 || hosts.includes('*')) return [];
  const terms = hosts.map(host => `Host(${literal(host)})`).join(' || ');
  return [hosts.length === 1 ? terms : `(${terms})`];
}

function pathTerms(path: IntentPath): readonly string[] {
  switch (path.kind) {
    case 'exact':
      return [`Path(${literal(seenPath(path.path))})`];
    case 'regex':
      return [`PathRegexp(${literal(`^(?:${path.pattern})$`)})`];
    case 'prefix': {
      const bare = seenPath(barePrefix(path.path));
      return [bare === '' ? 'PathPrefix(`/`)' : `(Path(${literal(bare)}) || PathPrefix(${literal(`${bare}/`)}))`];
    }
  }
}

function literal(text: string): string {
  return /[`\r]/.test(text) ? quoted(text) : `\`${text}\``;
}
