import type { TextRule } from '../language/check.js';
import { fine } from '../language/check.js';

const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const dns = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** A user of Windows, with or without a domain and `\` before it. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateWindowsSecurityContextOptions) */
export const windowsUser: TextRule = name => {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) return ['has control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return ['has more than one backslash'];
  const domain = parts.length === 2 ? parts[0] : undefined;
  const user = parts.at(-1) ?? '';
  if (domain !== undefined && (domain.length > 255 || !(netBios.test(domain) || dns.test(domain))))
    return ['has a domain that is neither a NetBIOS nor a DNS name'];
  if (user.length === 0 || user.length > 104) return ['has a user of no or more than 104 characters'];
  if (/^[. ]+$/.test(user)) return ['has a user of nothing but dots and blanks'];
  return /["/\\:;|=,+*?<>@[\]]/.test(user) ? ['has characters that the name of a user may not have'] : fine;
};
