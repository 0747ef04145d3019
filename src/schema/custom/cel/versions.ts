import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };

/** A semantic version: a class, since the language tells values apart by their classes. */
class Semver {
  constructor(
    readonly numbers: readonly bigint[],
    readonly pre: readonly string[],
  ) {}

  toString(): string {
    return `${this.numbers.join('.')}-${this.pre.join('.')}`;
  }
}

const pattern = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Functions of semantic versions. (apiserver pkg/cel/library/semverlib.go) */
export function addVersions(environment: Environment): void {
  environment
    .registerType('kubernetes.Semver', Semver)
    .registerFunction('isSemver(string): bool', (text: string) => versionOf(text) !== undefined)
    .registerFunction('semver(string): kubernetes.Semver', read)
    .registerFunction('kubernetes.Semver.major(): int', ({ numbers }: Semver) => numbers[0])
    .registerFunction('kubernetes.Semver.minor(): int', ({ numbers }: Semver) => numbers[1])
    .registerFunction('kubernetes.Semver.patch(): int', ({ numbers }: Semver) => numbers[2])
    .registerFunction(
      'kubernetes.Semver.isLessThan(kubernetes.Semver): bool',
      (a: Semver, b: Semver) => compared(a, b) < 0,
    )
    .registerFunction(
      'kubernetes.Semver.isGreaterThan(kubernetes.Semver): bool',
      (a: Semver, b: Semver) => compared(a, b) > 0,
    )
    .registerFunction('kubernetes.Semver.compareTo(kubernetes.Semver): int', (a: Semver, b: Semver) =>
      BigInt(compared(a, b)),
    )
    .registerOperator('kubernetes.Semver == kubernetes.Semver: bool', (a: Semver, b: Semver) => compared(a, b) === 0);
}

function versionOf(text: string): Semver | undefined {
  const match = pattern.exec(text);
  return match ? new Semver(match.slice(1, 4).map(BigInt), match[4]?.split('.') ?? []) : undefined;
}

function read(text: string): Semver {
  const version = versionOf(text);
  if (!version) throw new Error(`${JSON.stringify(text)} is no semantic version`);
  return version;
}

/** A version without an addition comes after one with it; additions are compared part by part. (semver.org, 11) */
function compared(a: Semver, b: Semver): number {
  for (const [at, one] of a.numbers.entries()) {
    const other = b.numbers[at] ?? 0n;
    if (one !== other) return one < other ? -1 : 1;
  }
  if (a.pre.length === 0 || b.pre.length === 0) return Math.sign(b.pre.length - a.pre.length);
  for (const [at, one] of a.pre.entries()) {
    const order = comparedParts(one, b.pre[at]);
    if (order !== 0) return order;
  }
  return a.pre.length < b.pre.length ? -1 : 0;
}

function comparedParts(one: string, other: string | undefined): number {
  if (other === undefined) return 1;
  if (one === other) return 0;
  const [first, second] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (first && second) return Number(one) < Number(other) ? -1 : 1;
  if (first !== second) return first ? -1 : 1;
  return one < other ? -1 : 1;
}
