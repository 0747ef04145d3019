import { dnsSubdomain } from '../../metadata/dns-name.js';
import type { TextRule } from '../language/check.js';
import { fine } from '../language/check.js';

/** A DNS name, `/` and a path. (apimachinery v0.36.0, pkg/util/validation/validation.go: IsDomainPrefixedPath) */
export const domainPath: TextRule = value => {
  const slash = value.indexOf('/');
  if (slash < 1 || slash === value.length - 1) return ['is not a domain with a path, such as example.com/controller'];
  const complaints = dnsSubdomain(value.slice(0, slash)).map(one => `has a domain that ${one}`);
  if (urlPath.test(value.slice(slash + 1))) return complaints.length === 0 ? fine : complaints;
  return [...complaints, 'has a path with characters that URLs do not allow'];
};

const urlPath = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
