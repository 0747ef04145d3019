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
    file: 'src/parse/json/json-text.ts',
    line: '} catch {',
    from: '{ return undefined; }',
    to: '{}',
    why: 'a function that ends without a word gives undefined',
  },
];
