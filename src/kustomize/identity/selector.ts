import { compiledRe2 } from '#regex/re2.js';
import type { Id } from './id.js';
import { effectiveNamespace } from './id.js';
import type { Item } from './item.js';
import { currentId, metadataTexts, originalId } from './item.js';
import { labelSelector } from './label-selector.js';

/** Which objects a patch or a replacement is for. Group, version, kind, name and namespace are whole regular expressions. */
export interface Selector {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly annotationSelector?: string;
}

/** A selector, ready to be asked; or why kustomize refuses it. */
export type Compiled = { readonly selects: Selects } | { readonly invalid: string };

/** The questions to a selector. */
export interface Selects {
  /** By what an object was called first, or is called now. (kustomize api v0.21.2, resmap/reswrangler.go: Select) */
  readonly item: (item: Item) => boolean;
  /** By one of its ids. */
  readonly id: (id: Id) => boolean;
  /** By labels and annotations alone. */
  readonly metadata: (item: Item) => boolean;
}

/** Compiles a selector. (kustomize api v0.21.2, types/selector.go) */
export function compiledSelector(selector: Selector): Compiled {
  const patterns = ['group', 'version', 'kind', 'name', 'namespace'] as const;
  const compiled = patterns.map(key => wholeMatch(selector[key]));
  const labels = labelSelector(selector.labelSelector ?? '');
  const annotations = labelSelector(selector.annotationSelector ?? '');
  const fault = [...compiled, labels, annotations].find(one => typeof one !== 'function');
  if (typeof fault === 'string') return { invalid: fault };
  const [group, version, kind, name, namespace] = compiled.map(one => (typeof one === 'function' ? one : never));
  if (!group || !version || !kind || !name || !namespace) throw new Error('a pattern was not compiled');
  const ofKind = (id: Id): boolean => group(id.group) && version(id.version) && kind(id.kind);
  const metadata = (item: Item): boolean =>
    typeof labels === 'function' &&
    typeof annotations === 'function' &&
    labels(metadataTexts(item, 'labels')) &&
    annotations(metadataTexts(item, 'annotations'));
  return {
    selects: {
      metadata,
      id: id => ofKind(id) && name(id.name) && namespace(id.namespace),
      item: item => {
        const ids = [originalId(item), currentId(item)];
        return (
          ids.some(id => namespace(effectiveNamespace(id))) &&
          ids.some(id => name(id.name)) &&
          ofKind(currentId(item)) &&
          metadata(item)
        );
      },
    },
  };
}

function never(): boolean {
  return false;
}

/** Nothing fits everything; else the expression has to match the whole text. */
function wholeMatch(pattern: string | undefined): ((text: string) => boolean) | string {
  if (pattern === undefined || pattern === '') return () => true;
  const compiled = compiledRe2({ pattern: `^(?:${pattern})$`, ignoreCase: false, flavour: 're2' });
  return 'invalid' in compiled ? compiled.invalid : text => compiled.test(text) === true;
}
