import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { endOf } from '#ask/reach/ends.js';
import { reachedIn } from '#ask/reach/reached.js';
import { requestOf } from '#ask/request.js';
import { resultsOf } from '#ask/results.js';

const nothing = factsOf({ resources: [], unreadable: [] }, defaultAnalysis);

test('a URL that nobody can request is a fault, not an exception', () => {
  expect(requestOf('shop.example/cart')).toEqual({
    fault: 'shop.example/cart is not a URL that can be requested; write http://HOST/PATH or https://HOST/PATH',
  });
});

test('an end that is not among the manifests is a fault', () => {
  const end = endOf('shop/web');
  expect(end).toEqual({ value: { kind: 'workload', namespace: 'shop', name: 'web' } });
  expect(reachedIn(nothing, { from: { kind: 'workload', namespace: 'shop', name: 'web' } })).toEqual({
    fault: 'no workload among the manifests is called shop/web',
  });
});

test('an expectation that asks what cannot be asked is unknown, and says why', () => {
  const [reach, request] = [
    resultsOf(nothing, { requests: [], reach: [{ from: 'web', to: 'internet', allowed: true }] })[0],
    resultsOf(nothing, { requests: [{ request: 'web', answer: { status: 200 } }], reach: [] })[0],
  ];
  expect(reach).toMatchObject({ holds: 'unknown', got: expect.stringMatching(/^web names no end of a connection/) });
  expect(request).toMatchObject({ holds: 'unknown', got: expect.stringMatching(/^web is not a URL/) });
});
