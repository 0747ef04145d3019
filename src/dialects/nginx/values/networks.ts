/** An address or a network in CIDR notation, as Go's net package reads it. */
export function isNetwork(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) return isAddress4(text) || isAddress6(text);
  const address = text.slice(0, slash);
  const length = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(length) || (length.length > 1 && length.startsWith('0'))) return false;
  return (isAddress4(address) && Number(length) <= 32) || (isAddress6(address) && Number(length) <= 128);
}

/** Four numbers without leading zeros. */
function isAddress4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** Eight groups, one run of them shortened to `::`; the last two may be an IPv4 address. No zones. */
function isAddress6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map(half => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  const last = all.at(-1);
  const embedded = last !== undefined && last.includes('.') && halves.at(-1) !== '';
  if (embedded && !isAddress4(last)) return false;
  const plain = embedded ? all.slice(0, -1) : all;
  if (!plain.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  const count = plain.length + (embedded ? 2 : 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}
