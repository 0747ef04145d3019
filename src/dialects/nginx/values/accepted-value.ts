import type { AnnotationValue } from '../../nginx-annotations.js';
import { goBoolean, goInteger } from './go-values.js';
import { isNetwork } from './networks.js';

/** Whether a value passes the check of its annotation. (ingress-nginx v1.15.1, internal/ingress/annotations/parser/validators.go) */
export function isAccepted(wanted: AnnotationValue, value: string): boolean {
  switch (wanted.kind) {
    case 'boolean':
      return goBoolean(value) !== undefined;
    case 'integer':
      return goInteger(value) !== undefined;
    case 'addresses':
      return value.split(',').every(one => isNetwork(one.trim()));
    case 'directives':
      return true;
    case 'words': {
      const word = prepared(wanted, value);
      return wanted.of.some(one => (wanted.anyCase ? one.toLowerCase() === word.toLowerCase() : one === word));
    }
    case 'text':
      return wanted.pattern.test(prepared(wanted, value)) && !breaksLine(wanted, value);
    case 'texts':
      return value.split(',').every(one => wanted.pattern.test(one.trim()));
  }
}

function prepared({ blanks }: AnnotationValue, value: string): string {
  switch (blanks) {
    case 'kept':
      return value;
    case 'removed':
      return value.replaceAll(' ', '');
    case 'trimmed':
      return value.trim();
  }
}

/** Line breaks are refused, but where the surroundings are trimmed. (CVE-2024-7646) */
function breaksLine({ blanks }: AnnotationValue, value: string): boolean {
  return blanks !== 'trimmed' && /[\r\n]/.test(value);
}
