import type { Field } from '../language/field.js';
import { at, empty, text, texts } from '../language/field.js';

/** Whether a Service has no address of its own. (pkg/apis/core/validation/validation.go: isHeadlessService) */
export function isHeadless(spec: Field): boolean {
  const addresses = clusterIPsOf(spec);
  return addresses.length === 1 && addresses[0] === 'None';
}

/** The addresses of a Service; `clusterIP` alone is the first of them. (kubernetes v1.36.0, pkg/registry/core/service/strategy.go: normalizeClusterIPs) */
function clusterIPsOf(spec: Field): readonly string[] {
  const clusterIP = at(spec, 'clusterIP');
  const list = at(spec, 'clusterIPs');
  return empty(list) && !empty(clusterIP) ? [text(clusterIP)] : texts(list);
}
