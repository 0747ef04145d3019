import type { Origin } from '#model/origin.js';

/** `k8s/web.yaml:12:5`; the path of a construct has no line. */
export function placeText({ file, line, column }: Origin): string {
  return line === 0 ? file : `${file}:${line}:${column}`;
}
