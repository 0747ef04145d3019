/** nginx knows k and m in sizes, and g in offsets. (nginx 1.27, src/core/ngx_parse.c) */
export function bytesOf(text: string, isOffset: boolean): number | undefined {
  const [, number = '', unit = ''] = /^(\d{1,15})([kmg]?)$/i.exec(text.replaceAll(' ', '')) ?? [];
  if (number === '' || (unit.toLowerCase() === 'g' && !isOffset)) return undefined;
  return Number(number) * { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[unit.toLowerCase() as '' | 'k' | 'm' | 'g']; // the pattern lets only these through
}

/** A size that nginx cannot count, though the controller takes it for one. (nginx 1.27, src/core/ngx_parse.c: NGX_MAX_OFF_T_VALUE / scale) */
export function isTooGreat(text: string): boolean {
  const [, number = '', unit = ''] = /^(\d+)([kmg]?)$/i.exec(text.replaceAll(' ', '')) ?? [];
  const scale = { '': 0n, k: 10n, m: 20n, g: 30n }[unit.toLowerCase() as '' | 'k' | 'm' | 'g']; // the pattern lets only these through
  return number !== '' && BigInt(number) << scale >= 1n << 63n;
}

/** A number of bytes as a person would write it. */
export function sizeText(bytes: number): string {
  if (bytes > 0 && bytes % 2 ** 20 === 0) return `${bytes / 2 ** 20}m`;
  return bytes > 0 && bytes % 2 ** 10 === 0 ? `${bytes / 2 ** 10}k` : `${bytes}`;
}
