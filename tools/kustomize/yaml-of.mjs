import { stringify } from 'yaml';

/** YAML in which a text stays a text for readers of YAML 1.1 too, as those of Go are: `yes` is quoted. */
export function yamlOf(value, options = {}) {
  return stringify(value, { version: '1.1', ...options });
}
