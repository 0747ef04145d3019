// Mutants that nothing can notice, each with why, in the order of their files. `npm run mutate` prints a survivor as it stands
// here: the trimmed line on which it begins, its text before and after. It leaves these out of its count, and tells those that are
// no mutants any more. A mutant that a user could notice has no place here: it gets a case.
export const meaningless = [
  {
    file: 'src/analyze/diagnostics.ts',
    line: 'if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;',
    from: 'a.at.file < b.at.file',
    to: 'a.at.file <= b.at.file',
    why: 'the files differ here',
  },
  {
    file: 'src/network/algebra/port-states.ts',
    line: 'if (value === undefined) throw new RangeError(`no value has the number ${id}`);',
    from: '`no value has the number ${id}`',
    to: '``',
    why: 'the message of a defect of ours',
  },
  {
    file: 'src/network/change/changed-cluster.ts',
    line: "const at = { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 };",
    from: "''",
    to: '"Stryker was here!"',
    why: 'a manifest that is in no file has no place, and the cluster is asked for verdicts alone',
  },
  {
    file: 'src/network/engine/engine.ts',
    line: 'const rules = policies[policy]?.[direction]?.rules ?? [];',
    from: '[]',
    to: '["Stryker was here"]',
    why: 'a chain holds policies that have its direction, and no others',
  },
  {
    file: 'src/network/engine/equivalent-endpoints.ts',
    line: 'const size = sizes[group] ?? 0;',
    from: 'sizes[group] ?? 0',
    to: 'sizes[group] && 0',
    why: 'the size saves a number; the groups are the same under other numbers',
  },
  {
    file: 'src/network/kinds/cilium/policies.ts',
    line: "tier: { name: 'default', rank: 1_000_000, order: action === 'deny' ? 0 : 1000, tied: false },",
    from: 'false',
    to: 'true',
    why: 'all rules of an order have one action here, and those do not conflict',
  },
  {
    file: 'src/parse/json/json-text.ts',
    line: '} catch {',
    from: '{ return undefined; }',
    to: '{}',
    why: 'a function that ends without a word gives undefined',
  },
  {
    file: 'src/rules/kustomization-entry-idle.ts',
    line: "function messageOf({ field, what, wants = '' }: IdleEntry): string {",
    from: "''",
    to: '"Stryker was here!"',
    why: 'what is unmatched always says what it wants',
  },
  {
    file: 'src/rules/policy-dns-missing.ts',
    line: "const names = others.length === 0 ? (first ?? '') : `${first ?? ''} and ${others.length} more`;",
    from: "''",
    to: '"Stryker was here!"',
    why: 'there is always a first; the compiler alone asks',
  },
  {
    file: 'src/rules/policy-peer-matches-nothing.ts',
    line: 'const pods = namespace === undefined ? [] : cluster.pods.inNamespace(namespace);',
    from: 'namespace === undefined',
    to: 'false',
    why: 'no namespace has no pods',
  },
  {
    file: 'src/simulate/compare/told/told-path.ts',
    line: "const compiled = path.kind === 'regex' && compile({ flavour: 're2', pattern: path.pattern, ignoreCase: false });",
    from: 'false',
    to: 'true',
    why: 'whether an expression can be read does not depend on the case of letters',
  },
  {
    file: 'src/simulate/match/host-index.ts',
    line: "return pattern.kind === 'wildcard' ? `.${pattern.suffix.toLowerCase().replace(/\.$/, '')}` : undefined;",
    from: "'wildcard'",
    to: '""',
    why: 'a suffix that has no key is asked one by one, and in order',
  },
];
