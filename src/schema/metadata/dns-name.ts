import type { TextRule } from '../kinds/language/check.js';
import { fine, listed } from '../kinds/language/check.js';

/** A DNS label: at most 63 of a-z, 0-9 and `-`. (apimachinery v0.36.0, pkg/util/validation/validation.go: IsDNS1123Label) */
export const dnsLabel = form({ pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/, most: 63, inside: '-' });

/** A DNS name: labels with dots between, at most 253 characters. (same file: IsDNS1123Subdomain) */
export const dnsSubdomain = form({
  pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  most: 253,
  inside: '-.',
});

/** A DNS name that may hold underscores, as search domains may. (same file: IsDNS1123SubdomainWithUnderscore) */
export const dnsSubdomainWithUnderscore = form({
  pattern: /^_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:\._?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/,
  most: 253,
  inside: '-._',
});

const letterFirst = form({ pattern: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/, most: 63, inside: '-' });

/** A DNS label that begins with a letter: the name of a Service before Kubernetes 1.36. (same file: IsDNS1035Label) */
export const dnsLabelWithLetter: TextRule = name =>
  /^\d/.test(name) ? ['begins with a digit; a letter has to stand there'] : letterFirst(name);

/** `*.` before a DNS name. (same file: IsWildcardDNS1123Subdomain) */
export const wildcardDnsName: TextRule = name => {
  if (!name.startsWith('*.') || name.length === 2)
    return ['has a star that is not the whole first label, as in *.example.com'];
  if (name.includes('*', 1)) return ['has more than one star; only the first label may be one'];
  return dnsSubdomain(name.slice(2));
};

/** What a rule of names sees of a generateName: a trailing `-` may stand. (apimachinery v0.36.0, pkg/api/validation/generic.go: maskTrailingDash) */
export function asPrefix(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
}

/** How names of one sort are formed: lower case letters, digits and some characters between them. */
interface NameForm {
  readonly pattern: RegExp;
  readonly most: number;
  /** The characters that may stand between letters and digits. */
  readonly inside: string;
}

function form({ pattern, most, inside }: NameForm): TextRule {
  const others = Array.from(inside).map(one => `"${one}"`);
  const allowed = `${listed(['lower case letters', 'digits', ...others], 'and')} are allowed`;
  return name => {
    if (name.length <= most && pattern.test(name)) return fine;
    const complaints = pattern.test(name) ? [] : [complaintOf(name, inside, allowed)];
    return name.length > most ? [`is ${name.length} characters long; ${most} are allowed`, ...complaints] : complaints;
  };
}

function complaintOf(name: string, inside: string, allowed: string): string {
  if (name === '') return 'is not a name';
  if (/[A-Z]/.test(name)) return `has upper case letters; ${allowed}`;
  const stranger = Array.from(name).find(character => !/[a-z0-9]/.test(character) && !inside.includes(character));
  if (stranger !== undefined) return `has ${JSON.stringify(stranger)}; ${allowed}`;
  return 'has to begin and end with a letter or digit, as has each part between dots';
}
