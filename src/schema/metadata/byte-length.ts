/** The length of a text in UTF-8, which Go counts. */
export function byteLength(value: string): number {
  let bytes = value.length;
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index);
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1;
    if (unit >= 0xd800 && unit < 0xdc00 && isTrailing(value.charCodeAt(index + 1))) index++;
  }
  return bytes;
}

/** The second half of a character beyond the first 65536: both halves are four bytes together. */
function isTrailing(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
