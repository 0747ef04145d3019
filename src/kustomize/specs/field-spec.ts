import type { KindFilter } from '../identity/id.js';
import { isSelected } from '../identity/id.js';

/** A field of some kinds that a transformer writes: `spec/template/metadata/labels`. */
export interface FieldSpec extends KindFilter {
  /** Keys parted by slashes; `\/` is a slash of a key, `[]` after a key says that its value is a list. */
  readonly path: string;
  /** The field is made where it is not there. */
  readonly create?: boolean;
}

/** Which fields name objects of a kind. */
export interface NameReference extends KindFilter {
  readonly referrers: readonly FieldSpec[];
}

/** Two field specs that do not agree on whether the field is made. */
export interface SpecConflict {
  readonly conflict: FieldSpec;
}

/** The field specs with more of them; what they say already is not said twice. (kustomize api v0.21.2, types/fieldspec.go) */
export function mergedSpecs(
  specs: readonly FieldSpec[],
  more: readonly FieldSpec[],
): readonly FieldSpec[] | SpecConflict {
  let merged = specs;
  for (const one of more) {
    const known = merged.find(other => other.path === one.path && isSelected(kindOf(other), one));
    if (!known) merged = [...merged, one];
    else if ((known.create ?? false) !== (one.create ?? false)) return { conflict: one };
  }
  return merged;
}

function kindOf({ group = '', version = '', kind = '' }: FieldSpec): Required<KindFilter> {
  return { group, version, kind };
}

/** The keys of a path. (kyaml v0.21.2, utils/pathsplitter.go: PathSplitter) */
export function splitPath(path: string, delimiter = '/'): readonly string[] {
  const [first = '', ...more] = path.split(delimiter);
  const [start = '', ...rest] = more.length > 0 && first === '' ? more : [first, ...more];
  const keys = [start];
  for (const part of rest) {
    const last = keys.at(-1) ?? '';
    if (last.endsWith('\\')) keys.splice(-1, 1, `${last.slice(0, -1)}${delimiter}${part}`);
    else keys.push(part);
  }
  return keys;
}

/** The same, with what stands in brackets kept together: `spec.containers.[name=a.b].image`. (SmarterPathSplitter) */
export function splitFieldPath(path: string): readonly string[] {
  const keys: string[] = [];
  let open: string | undefined;
  for (const part of splitPath(path, '.')) {
    const joined = open === undefined ? part : `${open}.${part}`;
    if (joined.startsWith('[') && !joined.endsWith(']')) open = joined;
    else {
      open = undefined;
      keys.push(joined.startsWith('[') && !joined.includes('=') ? joined.slice(1, -1) : joined);
    }
  }
  return open === undefined ? keys : [...keys, open];
}
