import type { Escaping, Normalisation, NormalisationStep } from '#model/routing/table.js';
import {
  decoded,
  decodedUnreserved,
  encoded,
  escapedAnew,
  hasBrokenEscape,
  inUrl,
  isUnsafe,
  upperCaseEscapes,
} from './escapes.js';

/** A path as the controller sees it. */
export interface SeenPath {
  /** What matches are held to. */
  readonly text: string;
  /** With every escape decoded: what rewriting sees. */
  readonly decoded: string;
  /** What the backend receives when nothing rewrites it. */
  readonly sent: string;
  /** Why the controller answers 400 instead. */
  readonly refused?: string;
}

/** The path (without its query) after the steps of the controller's normalisation. */
export function normalise({ steps, upstream, escaping = inUrl }: Normalisation, sent: string): SeenPath {
  if (/[\0- \x7f]/.test(sent))
    return { text: sent, decoded: sent, sent, refused: 'a request line holds no blanks and controls' };
  let path = sent;
  let undecoded = sent;
  for (const step of steps) {
    const next = afterStep(step, path, escaping);
    if (typeof next !== 'string') return { text: path, decoded: path, sent, refused: next.refused };
    path = next;
    if (step !== 'decode-all') undecoded = path;
  }
  const decodes = steps.includes('decode-all');
  const upstreams = { 'as-sent': sent, undecoded, normalised: encoded(path, decodes ? isUnsafeDecoded : isUnsafe) };
  return { text: path, decoded: decodes ? path : decoded(path), sent: upstreams[upstream] };
}

function isUnsafeDecoded(character: string): boolean {
  return character === '%' || isUnsafe(character);
}

function afterStep(step: NormalisationStep, path: string, escaping: Escaping): string | { readonly refused: string } {
  switch (step) {
    case 'decode-all':
      return decoded(path);
    case 'decode-unreserved':
      return decodedUnreserved(path);
    case 'upper-case-escapes':
      return upperCaseEscapes(path);
    case 'escape-anew':
      return escapedAnew(path, escaping);
    case 'merge-slashes':
      return path.replace(/\/{2,}/g, '/');
    case 'dot-segments':
      return withoutDots(path);
    case 'clean':
      return cleaned(path);
    case 'refuse-broken-escapes':
      return hasBrokenEscape(path) ? { refused: 'the path holds a broken escape' } : path;
    case 'refuse-null':
      return path.includes('\0') || path.includes('%00') ? { refused: 'the path holds a null character' } : path;
    case 'refuse-above-root':
      return leavesRoot(path) ? { refused: 'the path leads above the root' } : path;
  }
}

function withoutDots(path: string): string {
  const segments = path.split('/').slice(1);
  const kept: string[] = [];
  for (const [at, segment] of segments.entries()) {
    const last = at === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (last) kept.push('');
  }
  return path.startsWith('/') ? `/${kept.join('/')}` : path;
}

function cleaned(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${kept.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

function leavesRoot(path: string): boolean {
  let depth = 0;
  for (const segment of path.split('/').slice(1)) {
    if (segment === '..') depth -= 1;
    else if (segment !== '.' && segment !== '') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
