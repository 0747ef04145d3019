/** Keys and list indexes from the root of a resource: `['spec', 'rules', 0, 'host']`. */
export type Path = readonly (string | number)[];

/**
 * Where a human wrote it. Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive.
 * `file` is the path as the user named it, `<stdin>` for standard input, or the path of a construct (`shop/web/Route`),
 * whose line and column are 0.
 */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * The part of a field that an origin covers: its key, its value, or both. A path that leads nowhere gives the nearest
 * parent that stands in the text; an empty path gives the first line of the resource.
 */
export type FieldPart = 'key' | 'value' | 'field';

/** Finds the place of a field in the text that a resource was read from. */
export type Locate = (path: Path, part?: FieldPart) => Origin;
