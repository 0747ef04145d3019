import type { Finding } from '#model/findings/diagnostic.js';

/** The same for the same fault, whatever the file, the line or the place in a list: 16 hexadecimal digits. */
export function fingerprintOf(rule: string, { subject, path = [] }: Finding): string {
  const { kind = '', namespace = '', name = '' } = subject ?? {};
  return hashOf([rule, kind, namespace, name, ...path.filter(key => typeof key === 'string')]);
}

/** 16 hexadecimal digits for some texts. */
export function hashOf(texts: readonly string[]): string {
  const text = texts.join('\u0000');
  return hash(text, 0x811c9dc5) + hash(text, 0x9747b28c);
}

/** FNV-1a, 32 bits. */
function hash(text: string, seed: number): string {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
