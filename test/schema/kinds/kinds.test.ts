import { caseFiles, changed, said, saidOf } from './case-file.js';

describe.each(caseFiles())('$name', ({ valid, cases }) => {
  test('the manifest as it stands is accepted without a warning', () => {
    expect(saidOf(said(valid))).toEqual({});
  });

  test.each(cases)('$title', ({ change, refused, warned, kubernetes }) => {
    const found = said(changed(valid, change), kubernetes);
    expect(saidOf(found.filter(one => one.severity === 'error'))).toEqual(refused ?? {});
    expect(saidOf(found.filter(one => one.severity === 'warning'))).toEqual(warned ?? {});
  });
});
