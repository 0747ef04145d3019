import type { Shown } from '#report/shown.js';
import { jsonDocument } from '#report/shown.js';

/** A document of the contract as text: versioned, indented for people who look. */
export function documentText(kind: string, fields: object): Shown<'json'> {
  return jsonDocument({ apiVersion: 'gatewright.dev/v1', kind, ...fields });
}
