import type { Mapping, Sequence } from '../tree/node.js';
import { fieldOf, textIn, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { refused } from '../tree/refused.js';

/** What a patch says to do with what is there: `$patch: delete`, `replace` or `merge`. */
export interface Directed<Value> {
  readonly directive: Directive;
  /** The patch without that word. */
  readonly patch: Value;
}

type Directive = 'delete' | 'replace' | 'merge';

const key = '$patch';

/** What a mapping of a patch says. (kyaml v0.21.2, yaml/merge2/smpdirective.go) */
export function directedMapping(patch: Mapping): Directed<Mapping> | Refused {
  const word = fieldOf(patch, key);
  if (word === undefined) return { directive: 'merge', patch };
  const directive = directiveIn(textIn(word) ?? '');
  return typeof directive === 'string' ? { directive, patch: withField(patch, key, undefined) } : directive;
}

/** What a list of a patch says, by an item that says nothing else. */
export function directedSequence(patch: Sequence): Directed<Sequence> | Refused {
  const item = patch.items.find(one => fieldOf(one, key) !== undefined);
  if (item?.kind !== 'mapping' || item.fields.size > 1) return { directive: 'merge', patch };
  const word = textIn(fieldOf(item, key)) ?? '';
  const directive = directiveIn(word);
  if (typeof directive !== 'string') return directive;
  const items = patch.items.filter(one => textIn(fieldOf(one, key)) !== word);
  return { directive, patch: { ...patch, items } };
}

function directiveIn(word: string): Directive | Refused {
  if (word === 'delete' || word === 'replace' || word === 'merge') return word;
  return refused(`$patch is ${word === '' ? 'empty' : word}; known are delete, replace and merge`);
}
