/** What a scalar can hold once it is read. */
export type Scalar = null | boolean | number | string;

/**
 * Reads a plain (unquoted) scalar as kubectl does: YAML 1.1 as go-yaml v2 has it, not the specification's table: `12:30` and
 * dates are strings, `0o17`, `017` and `0b101` integers, `08` is 8. `.inf` and `.nan` give numbers that JSON cannot say; a
 * manifest that holds them is refused. (go.yaml.in/yaml/v2 v2.4.3, resolve.go; recorded in corpora/apiserver/scalars.json.)
 */
export function readPlain(text: string): Scalar {
  const first = text.charCodeAt(0);
  if ((first >= zero && first <= nine) || first === plus || first === minus) return numberIn(text) ?? text;
  if (first === dot) return notFinite.get(text) ?? fractionIn(text) ?? text;
  if (text.length > longestWord) return text;
  const word = words.get(text);
  return word === undefined ? text : word;
}

/** Reads a mapping's plain key: kubectl makes every key a string, `1.0` becomes `1` and `yes` becomes `true`. Undefined where it refuses. */
export function readPlainKey(text: string): string | undefined {
  const value = readPlain(text);
  if (value === null) return undefined;
  if (typeof value !== 'number') return String(value);
  const whole = integerIn(text.replaceAll('_', ''));
  if (whole !== undefined) return whole > largestKey ? undefined : whole.toString();
  return floatKey(value);
}

/** Whether a plain scalar is an integer as kubectl reads it: `0x1F` is, `1e3` and `08` are not. */
export function isInteger(text: string): boolean {
  return integerIn(text.replaceAll('_', '')) !== undefined;
}

const zero = 48;
const nine = 57;
const plus = 43;
const minus = 45;
const dot = 46;

function spellings(value: Scalar, lower: readonly string[]): readonly (readonly [string, Scalar])[] {
  return lower.flatMap(word =>
    [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map(one => [one, value] as const),
  );
}

/** Each word in lower case, with a capital, and in upper case; `tRue` is a string. */
const words: ReadonlyMap<string, Scalar> = new Map([
  ...spellings(true, ['y', 'yes', 'true', 'on']),
  ...spellings(false, ['n', 'no', 'false', 'off']),
  ...spellings(null, ['', '~', 'null']),
]);
const longestWord = 5;

const notFinite: ReadonlyMap<string, number> = new Map([
  ...['.nan', '.NaN', '.NAN'].map(word => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF'].map(word => [word, Infinity] as const),
]);
const signedInfinity = /^[-+]\.(inf|Inf|INF)$/;

const floatPattern = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
/** Go's ParseFloat takes single underscores between digits. */
const fractionPattern = /^\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?$/;
const shortDecimal = /^(0|[1-9][0-9]{0,14})$/;

function numberIn(text: string): number | undefined {
  if (shortDecimal.test(text)) return Number(text);
  if (signedInfinity.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  const plain = text.replaceAll('_', '');
  const whole = integerIn(plain);
  if (whole !== undefined) return Number(whole);
  return floatPattern.test(plain) ? finite(Number(plain)) : undefined;
}

/** Longer fractions are taken as text: the pattern would go too deep. */
const longestFraction = 1000;

function fractionIn(text: string): number | undefined {
  if (text.length > longestFraction) return undefined;
  return fractionPattern.test(text) ? finite(Number(text.replaceAll('_', ''))) : undefined;
}

/** Go's ParseFloat fails where a number is out of range, and the scalar stays a string. */
function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

const integerPattern = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
/** A leftover of go-yaml's older reading of binary numbers: the sign may stand after the prefix. */
const lateSign = /^0b([-+])([01]+)$/;
const largestKey = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);
const largest = 2n ** 64n - 1n;
/** Longer digits are out of range in any base. */
const longestInteger = 80;

/** As Go's ParseInt and ParseUint with base 0: 64 bits; a sign leaves no more than a signed integer's range. */
function integerIn(text: string): bigint | undefined {
  if (text.length > longestInteger) return undefined;
  const late = lateSign.exec(text);
  if (late) return integerIn(`${late[1] === '-' ? '-' : ''}0b${late[2] ?? ''}`);
  const found = integerPattern.exec(text);
  if (!found) return undefined;
  const [, sign, hex, binary, octal, decimal] = found;
  const digits =
    hex !== undefined
      ? `0x${hex}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : (decimal ?? '');
  const size = BigInt(digits);
  const value = sign === '-' ? -size : size;
  return value >= smallest && value <= (sign === '' ? largest : largestKey) ? value : undefined;
}

/** As Go's FormatFloat(f, 'g', -1, 32): the shortest digits that a 32-bit number keeps. (sigs.k8s.io/yaml v1.6.0, yaml.go) */
function floatKey(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return '.nan';
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (Object.is(single, -0)) return '-0';
  const shortest = precisions
    .map(digits => single.toExponential(digits))
    .find(text => Math.fround(Number(text)) === single);
  const [digits = '', exponent] = (shortest ?? String(single)).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return Number(`${digits}e${power}`).toString();
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

const precisions = [0, 1, 2, 3, 4, 5, 6, 7, 8];
