/** What a field of a kustomization may hold. */
export type Shape =
  | 'text'
  | 'whole number'
  | 'yes or no'
  | { readonly list: Shape }
  | { readonly texts: true }
  | { readonly fields: Readonly<Record<string, Shape>> };

/** What a shape is called in messages. */
export function shapeText(shape: Shape): string {
  if (shape === 'text') return 'a text';
  if (shape === 'whole number') return 'a whole number';
  if (shape === 'yes or no') return 'true or false';
  if ('list' in shape) return 'a list';
  return 'a mapping';
}
