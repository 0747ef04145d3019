import { caseFiles, changed, pathText, said } from './case-file.js';

describe.each(caseFiles())('$name', ({ valid, cases }) => {
  test('the manifest as it stands is accepted without a warning', () => {
    expect(said(valid).map(one => `${pathText(one)}: ${one.message}`)).toEqual([]);
  });

  test.each(cases)('$title', ({ change, refused, warned, kubernetes }) => {
    const found = said(changed(valid, change), kubernetes);
    const at = (severity: string): readonly string[] => found.filter(one => one.severity === severity).map(pathText);
    if (refused === undefined) expect(at('error')).toEqual([]);
    else expect(at('error')).toContain(refused);
    if (warned !== undefined) expect(at('warning')).toContain(warned);
  });
});
