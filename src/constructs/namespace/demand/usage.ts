/** What is used of a quota, by the names that a ResourceQuota has: processors, bytes, and how many of what is counted. */
export type Usage = Readonly<Record<string, number>>;

/** The sum of what is used, name by name. */
export function sumOf(parts: readonly Usage[]): Usage {
  const total: Record<string, number> = {};
  for (const part of parts)
    for (const [name, amount] of Object.entries(part)) total[name] = (total[name] ?? 0) + amount;
  return total;
}
