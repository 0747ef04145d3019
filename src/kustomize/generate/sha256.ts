/** The SHA-256 of some bytes, in hexadecimal digits. (FIPS 180-4) Here, since a browser gives it only to those who wait. */
export function sha256(bytes: Uint8Array): string {
  const state = new Uint32Array(initial);
  const padded = paddedTo64(bytes);
  const words = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) mixIn(state, words, new DataView(padded.buffer, at, 64));
  return Array.from(state, word => word.toString(16).padStart(8, '0')).join('');
}

const rounds = Array.from({ length: 64 }, (_, at) => fraction(Math.cbrt(prime(at))));
const initial = Array.from({ length: 8 }, (_, at) => fraction(Math.sqrt(prime(at))));

/** The first 32 bits behind the point. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function prime(at: number): number {
  let found = -1;
  for (let one = 2; ; one++) {
    if (isPrime(one)) found++;
    if (found === at) return one;
  }
}

function isPrime(number: number): boolean {
  for (let one = 2; one * one <= number; one++) if (number % one === 0) return false;
  return true;
}

/** A one, zeros, and the length in bits. */
function paddedTo64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  return padded;
}

function mixIn(state: Uint32Array, words: Uint32Array, block: DataView): void {
  for (let at = 0; at < 64; at++) words[at] = at < 16 ? block.getUint32(at * 4) : scheduled(words, at);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + (rounds[at] ?? 0) + (words[at] ?? 0)) | 0;
    const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] ?? 0) + value) | 0;
}

function scheduled(words: Uint32Array, at: number): number {
  const [before15 = 0, before2 = 0] = [words[at - 15], words[at - 2]];
  const sigma0 = turned(before15, 7) ^ turned(before15, 18) ^ (before15 >>> 3);
  const sigma1 = turned(before2, 17) ^ turned(before2, 19) ^ (before2 >>> 10);
  return ((words[at - 16] ?? 0) + sigma0 + (words[at - 7] ?? 0) + sigma1) | 0;
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
