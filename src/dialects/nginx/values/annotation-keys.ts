import { nginxPrefix } from '../../nginx-annotations.js';

/** Annotations by their whole key. */
export type AnnotationRecord = Readonly<Record<string, string>>;

export function annotationKey(name: string): string {
  return nginxPrefix + name;
}
