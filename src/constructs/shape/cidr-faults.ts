import { blockOf } from '#model/addresses/block.js';

/** What is wrong with blocks of addresses: each with the prop that gives it. */
export function cidrFaults(prop: string, cidrs: readonly string[], except: readonly string[] = []): readonly string[] {
  return [
    ...(cidrs.length === 0 ? [`${prop}: names no block of addresses; give one such as 10.20.0.0/16`] : []),
    ...[...cidrs, ...except]
      .filter(isNoCidr)
      .map(one => `${prop}: ${one || 'an empty text'} is not a block of addresses such as 10.20.0.0/16`),
    ...except
      .filter(one => !isNoCidr(one) && !cidrs.some(outer => holds(outer, one)))
      .map(one => `${prop}.except: ${one} lies in none of ${cidrs.join(', ')}; leave it away`),
  ];
}

/** A single address is none: the API server wants a prefix. (kubernetes v1.36, pkg/apis/networking/validation/validation.go: ValidateIPBlock) */
function isNoCidr(text: string): boolean {
  return !text.includes('/') || blockOf(text) === undefined;
}

function holds(outer: string, inner: string): boolean {
  const [one, other] = [blockOf(outer), blockOf(inner)];
  return (
    one !== undefined &&
    other !== undefined &&
    one.family === other.family &&
    one.from <= other.from &&
    other.to <= one.to
  );
}
