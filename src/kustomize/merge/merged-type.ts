/** The fields of a type in which, or below which, some list is joined. */
export type MergedType = Readonly<Record<string, MergedField>>;

/** How a strategic merge takes a field. */
export interface MergedField {
  /** The type of the mapping, or of the items. */
  readonly type?: string;
  /** A list whose items are joined by these fields; by what they are where there is none. Absent: it is replaced. */
  readonly keys?: readonly string[];
}
