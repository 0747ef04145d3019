import fc from 'fast-check';

test('laws have one seed, so that they try the same cases each time, unless fresh ones are asked for', () => {
  const tried = () => fc.sample(fc.integer(), 20);
  const same = JSON.stringify(tried()) === JSON.stringify(tried());
  expect(same).toBe(process.env['LAWS_SEED'] !== 'fresh');
});
