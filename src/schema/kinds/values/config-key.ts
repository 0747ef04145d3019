import type { TextRule } from '../language/check.js';
import { fine } from '../language/check.js';

/** A key of a ConfigMap or Secret, which becomes the name of a file. (apimachinery v0.36.0, pkg/util/validation/validation.go: IsConfigMapKey) */
export const configKey: TextRule = key => {
  const complaints: string[] = [];
  if (key.length > 253) complaints.push(`is ${key.length} characters long; 253 are allowed`);
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) complaints.push('is not a key: letters, digits, "-", "_" and "." are allowed');
  if (key === '.' || key.startsWith('..')) complaints.push('is not a key: it begins as the path of a folder');
  return complaints.length === 0 ? fine : complaints;
};
