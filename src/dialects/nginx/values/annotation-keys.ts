import { nginxPrefix } from '../../nginx-annotations.js';

/** Annotations by their whole key. */
export type Wire = Readonly<Record<string, string>>;

export function keyOf(name: string): string {
  return nginxPrefix + name;
}

/** The value of an annotation, empty where there is none. */
export function valueOf(wire: Wire, name: string): string {
  const key = keyOf(name);
  return Object.hasOwn(wire, key) ? (wire[key] ?? '') : '';
}
