import type { Check, TextRule } from '../language/check.js';
import { between, fine, follows } from '../language/check.js';

/** A port's number. (apimachinery v0.36.0, pkg/util/validation/validation.go: IsValidPortNum) */
export const portNumber = between(1, 65535);

/** A port's name: at most 15 characters, with a letter. (same file: IsValidPortName) */
export const portName: TextRule = name => {
  const complaints: string[] = [];
  if (name.length > 15) complaints.push(`is ${name.length} characters long; the name of a port may have 15`);
  if (!/^[-a-z0-9]+$/.test(name))
    complaints.push('is not the name of a port: lower case letters, digits and "-" are allowed');
  if (!/[a-z]/.test(name))
    complaints.push('is not the name of a port: it needs a letter; a number is written without quotes');
  if (name.includes('--')) complaints.push('has two hyphens side by side');
  if (name.startsWith('-') || name.endsWith('-')) complaints.push('has a hyphen first or last');
  return complaints.length === 0 ? fine : complaints;
};

/** A port by number, 0 where none stands, or by name. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePortNumOrName) */
export const portNumberOrName: Check = field =>
  typeof field.value === 'string'
    ? named(field)
    : portNumber(field.value === undefined ? { ...field, value: 0 } : field);

/** The protocols of ports. (same file: supportedPortProtocols) */
export const protocols = ['TCP', 'UDP', 'SCTP'] as const;

const named = follows(portName);
