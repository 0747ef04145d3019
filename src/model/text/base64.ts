/**
 * The UTF-8 text that base64 stands for, with U+FFFD for what is no UTF-8; undefined where it is no base64. Line ends do not
 * count. (Go 1.26, encoding/base64/base64.go)
 */
export function textOfBase64(encoded: string): string | undefined {
  const packed = encoded.replaceAll(/[\r\n]/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined;
  return utf8.decode(Uint8Array.from(atob(packed), byte => byte.charCodeAt(0)));
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
