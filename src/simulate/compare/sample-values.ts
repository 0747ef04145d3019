import type { HostPattern, PathMatch, Regex, ValueMatch } from '#model/match.js';
import type { ByteSet } from '#regex/pcre/byte-set.js';
import { includesByte } from '#regex/pcre/byte-set.js';
import { textOfBytes } from '#regex/pcre/bytes.js';
import type { PcreNode } from '#regex/pcre/node.js';
import { parsePcre } from '#regex/pcre/parse.js';
import { compile } from '#regex/compile.js';

const most = 6;

/** Hosts that a pattern covers. */
export function hostSamples(pattern: HostPattern): readonly string[] {
  switch (pattern.kind) {
    case 'any':
      return ['unrelated.test'];
    case 'exact':
      return [pattern.host];
    case 'wildcard':
      return [`w.${pattern.suffix}`, ...(pattern.labels === 'many' ? [`v.w.${pattern.suffix}`] : [])];
    case 'regex':
      return regexSamples(pattern.regex, text => [text, `${text}.test`, `w.${text}`]);
  }
}

/** Paths that a match takes, decoded. */
export function pathSamples(path: PathMatch): readonly string[] {
  switch (path.kind) {
    case 'exact':
      return [path.path];
    case 'prefix': {
      const whole = path.path.replace(/\/+$/, '');
      return path.by === 'element' ? [whole || '/', `${whole}/`, `${whole}/x`] : [path.path, `${path.path}x`];
    }
    case 'regex':
      return regexSamples(path.regex, text => [text, `/${text}`, `${text}/x`, `/${text}/x`]).filter(one =>
        one.startsWith('/'),
      );
  }
}

export function valueSample(value: ValueMatch): string {
  return value.kind === 'exact' ? value.value : (regexSamples(value.regex, text => [text, `${text}x`])[0] ?? '');
}

/** Texts in which a regular expression finds a match: its own shortest ones, and what is made of them. */
function regexSamples(regex: Regex, variantsOf: (text: string) => readonly string[]): readonly string[] {
  const compiled = compile(regex);
  const read = parsePcre(regex.pattern, false);
  if (!('find' in compiled) || 'fault' in read) return [];
  const texts = textsOf(read.node).map(textOfBytes);
  return [...new Set(texts.flatMap(variantsOf))].filter(text => compiled.test(text) === true).slice(0, most);
}

/** Some texts that a node takes, as bytes; what looks around or refers back is left to chance. */
function textsOf(node: PcreNode): readonly string[] {
  switch (node.kind) {
    case 'byte':
      return [String.fromCharCode(likely(node.of))];
    case 'sequence':
      return node.of.reduce<readonly string[]>((starts, one) => concatenations(starts, textsOf(one)), ['']);
    case 'choice':
      return node.of.flatMap(one => textsOf(one).slice(0, 2)).slice(0, most);
    case 'repeat': {
      const texts = textsOf(node.of);
      const counts = [node.least, Math.min(node.least + 1, node.most)].map(count => Math.min(count, 64));
      return [...new Set(counts.flatMap(count => texts.slice(0, 2).map(text => text.repeat(count))))];
    }
    case 'group':
    case 'atomic':
      return textsOf(node.of);
    case 'look':
    case 'anchor':
    case 'back-reference':
      return [''];
  }
}

function concatenations(starts: readonly string[], ends: readonly string[]): readonly string[] {
  const all = starts.flatMap((start, at) => (at === 0 ? ends : ends.slice(0, 1)).map(end => start + end));
  return all.slice(0, most);
}

/** A byte of the set that a path would have: a letter or digit if there is one. */
function likely(set: ByteSet): number {
  const wanted = Array.from('axe0_-./', one => one.charCodeAt(0)).find(one => includesByte(set, one));
  const printable = set.find(([, to]) => to >= 0x21);
  return wanted ?? (printable ? Math.max(printable[0], 0x21) : (set[0]?.[0] ?? 0x61));
}
