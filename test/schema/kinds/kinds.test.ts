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

test.each([
  [
    'config-map.yaml',
    { 'data.big': 'a'.repeat(1024 * 1024), 'binaryData.more': 'AAAA' },
    { data: 'the values have 1048580 bytes together; 1048576 are allowed' },
  ],
  [
    'secret.yaml',
    { 'stringData.big': 'a'.repeat(1024 * 1024) },
    { data: 'the values have 1048581 bytes together; 1048576 are allowed' },
  ],
  [
    'config-map.yaml',
    { 'metadata.annotations': { note: 'a'.repeat(256 * 1024) } },
    { 'metadata.annotations': 'annotations have 262148 bytes together; 262144 are allowed' },
  ],
  [
    'storage-class.yaml',
    { parameters: Object.fromEntries(Array.from({ length: 513 }, (_, index) => [`key${index}`, 'a'.repeat(512)])) },
    {
      parameters: [
        '513 parameters stand there; 512 are allowed',
        'the parameters have 265624 bytes together; 262144 are allowed',
      ],
    },
  ],
])('of %s too much is refused', (name, change, refused) => {
  const valid = caseFiles().find(one => one.name === name)?.valid ?? {};
  expect(saidOf(said(changed(valid, change)))).toEqual(refused);
});
