/** Text in UTF-8, as base64. */
export function base64Of(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

/** The text of base64 with one character for each byte; undefined where it is no base64. Line breaks are passed over, as Go does. */
export function bytesOf(base64: string): string | undefined {
  const packed = base64.replace(/[\r\n]/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined;
  return atob(packed);
}
