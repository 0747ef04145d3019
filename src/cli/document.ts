/** A document of the contract as text: versioned, indented for people who look. */
export function documentText(kind: string, fields: object): string {
  return `${JSON.stringify({ apiVersion: 'gatewright.dev/v1', kind, ...fields }, undefined, 2)}\n`;
}
