import type { Annotations } from '../annotations.js';
import { booleanOf } from '../annotations.js';
import { nginxAnnotation } from '../../../nginx-annotations.js';

/** The annotation without which its parser looks at no other. (ingress-nginx v1.15.1, internal/ingress/annotations, the Parse of each folder) */
export function neededFor(name: string): string | undefined {
  const main = nginxAnnotation(name)?.name ?? name;
  if (main.startsWith('auth-tls-')) return needed(main, 'auth-tls-secret');
  if (main.startsWith('proxy-ssl-')) return needed(main, 'proxy-ssl-secret');
  if (main.startsWith('canary-')) return 'canary';
  if (['auth-secret', 'auth-secret-type', 'auth-realm'].includes(main)) return 'auth-type';
  return main.startsWith('auth-') && main !== 'auth-type' ? needed(main, 'auth-url') : undefined;
}

/** Whether the controller looks at an annotation at all. */
export function isRead(annotations: Annotations, name: string): boolean {
  const other = neededFor(name);
  if (other === undefined) return true;
  return other === 'canary' ? booleanOf(annotations, 'canary') === true : annotations.values.has(other);
}

function needed(name: string, main: string): string | undefined {
  return name === main ? undefined : main;
}
