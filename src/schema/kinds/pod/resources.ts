import { dnsLabel } from '../../metadata/dns-name.js';
import type { TextRule } from '../language/check.js';
import { keyFollows, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, entries, given, items, text } from '../language/field.js';
import { isWhole, quantityOf, wholeOf } from '../values/quantity.js';
import { notNegativeQuantity } from '../values/quantity-checks.js';
import { containerResourceName, isCounted, isHugePages, isOvercommitAllowed } from '../values/resource-name.js';

/** What a container requests and is limited to. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateResourceRequirements) */
export function* resourceRequirements(
  resources: Field,
  claims: ReadonlySet<string>,
  rule: TextRule = containerResourceName,
): Iterable<FieldViolation> {
  const limits = at(resources, 'limits');
  const requests = at(resources, 'requests');
  for (const entry of [...entries(limits), ...entries(requests)]) yield* quantityFaults(entry, rule);
  for (const request of entries(requests)) yield* withinLimit(request, limits, requests);
  const names = [...entries(limits), ...entries(requests)].map(entry => String(entry.key));
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory'))
    yield invalid(resources, 'huge pages need cpu or memory beside them');
  yield* claimed(at(resources, 'claims'), claims);
}

function* quantityFaults(entry: Field, rule: TextRule): Iterable<FieldViolation> {
  const name = String(entry.key);
  const quantity = quantityOf(entry.value);
  yield* keyFollows(rule)(entry);
  yield* notNegativeQuantity(entry);
  if (quantity === undefined) return;
  if (isCounted(name) && !isWhole(quantity)) yield invalid(entry, `${name} is counted in whole numbers`);
  const size = isHugePages(name) ? quantityOf(name.slice('hugepages-'.length)) : undefined;
  if (isHugePages(name) && (size === undefined || size <= 0n || wholeOf(quantity) % wholeOf(size) !== 0n)) {
    yield invalid(
      entry,
      `${quoted(entry.value)} is not a multiple of the size of the pages, ${name.slice('hugepages-'.length)}`,
    );
  }
}

/** The API server points at all requests, or limits. */
function* withinLimit(request: Field, limits: Field, requests: Field): Iterable<FieldViolation> {
  const name = String(request.key);
  const limit = at(limits, name);
  const [asked, most] = [quantityOf(request.value), quantityOf(limit.value)];
  if (!given(limit)) {
    if (!isOvercommitAllowed(name)) yield missing(limit, `a request for ${name} needs the same limit`, limits);
  } else if (asked === undefined || most === undefined) return;
  else if (asked !== most && !isOvercommitAllowed(name))
    yield invalid(request, `the request for ${name} has to be its limit`, requests);
  else if (asked > most)
    yield invalid(request, `the request for ${name}, ${shown(request)}, is above its limit, ${shown(limit)}`, requests);
}

function shown(field: Field): string {
  return quoted(field.value).replaceAll('"', '');
}

/** (same file: validateResourceClaimNames) */
function* claimed(list: Field, claims: ReadonlySet<string>): Iterable<FieldViolation> {
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const claim of items(list)) {
    const name = text(at(claim, 'name'));
    const request = text(at(claim, 'request'));
    if (name === '') {
      yield missing(claim, 'a claim needs the name of one of the pod');
      continue;
    }
    if (request !== '') yield* textFaults(at(claim, 'request'), request, dnsLabel);
    const twice = whole.has(name) || (request === '' ? parts.has(name) : parts.has(`${name}/${request}`));
    if (twice) yield invalid(claim, `claim ${name} is there twice`);
    if (request === '') whole.add(name);
    else parts.add(name).add(`${name}/${request}`);
    if (!claims.has(name)) yield invalid(claim, `spec.resourceClaims has no claim ${name}`);
  }
}
