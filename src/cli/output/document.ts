import type { Shown } from '#report/escaping/shown.js';
import { jsonDocument } from '#report/escaping/shown.js';

/** A document of the contract as text: versioned, indented for people who look. */
export function documentText(kind: string, fields: object): Shown<'json'> {
  return jsonDocument({ apiVersion: 'gatewright.dev/v1', kind, ...fields });
}
