/** The state of the cipher: eighteen words, and four boxes of 256. (Bruce Schneier, 1993) */
export interface Blowfish {
  readonly words: Int32Array;
  readonly boxes: Int32Array;
}

/** The state before any key: the digits of pi behind the point. */
export function blowfish(): Blowfish {
  first ??= digitsOfPi(18 + 4 * 256);
  return { words: first.slice(0, 18), boxes: first.slice(18) };
}

let first: Int32Array | undefined;

/** A block of two words in place. */
export function encrypt({ words, boxes }: Blowfish, block: Int32Array): void {
  let left = block[0] ?? 0;
  let right = block[1] ?? 0;
  for (let round = 0; round < 16; round += 2) {
    left ^= words[round] ?? 0;
    right ^= mixed(boxes, left);
    right ^= words[round + 1] ?? 0;
    left ^= mixed(boxes, right);
  }
  block[0] = right ^ (words[17] ?? 0);
  block[1] = left ^ (words[16] ?? 0);
}

function mixed(boxes: Int32Array, word: number): number {
  const sum = ((boxes[word >>> 24] ?? 0) + (boxes[256 + ((word >>> 16) & 255)] ?? 0)) | 0;
  return ((sum ^ (boxes[512 + ((word >>> 8) & 255)] ?? 0)) + (boxes[768 + (word & 255)] ?? 0)) | 0;
}

/** Takes a key into the state, and a salt of four words where there is one. */
export function expand(state: Blowfish, key: Uint8Array, salt: Int32Array = new Int32Array(4)): void {
  const { words, boxes } = state;
  for (let at = 0, from = 0; at < 18; at++, from += 4) {
    let word = 0;
    for (let more = 0; more < 4; more++) word = (word << 8) | (key[(from + more) % key.length] ?? 0);
    words[at] = (words[at] ?? 0) ^ word;
  }
  const block = new Int32Array(2);
  let turn = 0;
  for (const list of [words, boxes])
    for (let at = 0; at < list.length; at += 2, turn ^= 2) {
      salted(block, salt, turn);
      encrypt(state, block);
      list.set(block, at);
    }
}

function salted(block: Int32Array, salt: Int32Array, turn: number): void {
  for (let half = 0; half < 2; half++) block[half] = (block[half] ?? 0) ^ (salt[turn + half] ?? 0);
}

/** Words of the fraction of pi, by Machin's formula with some bits to spare. */
function digitsOfPi(count: number): Int32Array {
  const bits = BigInt(count * 32);
  const one = 1n << (bits + 64n);
  const pi = (16n * arctangent(5n, one) - 4n * arctangent(239n, one)) >> 64n;
  const fraction = (pi & ((1n << bits) - 1n)).toString(16).padStart(count * 8, '0');
  return Int32Array.from({ length: count }, (_, at) => Number.parseInt(fraction.slice(at * 8, at * 8 + 8), 16) | 0);
}

function arctangent(of: bigint, one: bigint): bigint {
  let power = one / of;
  let sum = power;
  for (let by = 3n, sign = -1n; power > 0n; by += 2n, sign = -sign) {
    power /= of * of;
    sum += (sign * power) / by;
  }
  return sum;
}
