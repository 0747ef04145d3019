/** Base64 in lines of 70 characters, where it is longer than one. (kyaml v0.21.2, yaml/datamap.go: encodeBase64) */
export function base64InLines(bytes: Uint8Array): string {
  const signs: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) signs.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  const encoded = btoa(signs.join(''));
  if (encoded.length < lineLength) return encoded;
  return (encoded.match(/.{1,70}/g) ?? []).map(line => `${line}\n`).join('');
}

const lineLength = 70;

/** The text that bytes say in UTF-8; undefined where they say none. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
