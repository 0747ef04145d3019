/** A document of the contract as text: versioned, indented for people who look, unless the indentation would outweigh the rest. */
export function documentText(kind: string, fields: object): string {
  const indent = isDeeper(fields, indented) ? undefined : 2;
  return `${JSON.stringify({ apiVersion: 'gatewright.dev/v1', kind, ...fields }, undefined, indent)}\n`;
}

/** Real resources have some twenty levels. */
const indented = 60;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some(one => isDeeper(one, levels - 1));
}
