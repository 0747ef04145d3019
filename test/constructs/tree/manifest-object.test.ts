import type { IResolver } from 'cdk8s';
import { App, Chart, JsonPatch, Lazy } from 'cdk8s';
import fc from 'fast-check';
import { ManifestObject } from '#constructs/tree/manifest-object.js';
import type { JsonObject } from '#model/json.js';

const value = fc.letrec(tie => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, undefined, true, false, 0, -0.5, 8080, '', 'web', 'ü', '80'),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('b', 'a', '10', '9', 'Z', 'metadata', 'value', 'resolve', 'toString'), tie('any'), {
      noNullPrototype: true,
    }),
  ),
})).any;

const labels = fc.dictionary(fc.constantFrom('team', 'app', '1'), fc.constantFrom('shop', ''), { maxKeys: 2 });

test('plain data are rendered as cdk8s renders them, to the order of their keys', () => {
  fc.assert(
    fc.property(value, value, labels, (spec, data, own) => {
      const object = objectOf({ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'web', labels: own }, spec, data });
      object.metadata.addLabel('added', 'later');
      const plain = object.plainJson();
      expect(plain).toStrictEqual(object.toJson());
      expect(JSON.stringify(plain)).toBe(JSON.stringify(object.toJson()));
    }),
    { numRuns: 300 },
  );
});

test('what has to be resolved is left to cdk8s', () => {
  const lazy: unknown = Lazy.any({ produce: () => 3 });
  expect(thing({ spec: { replicas: lazy } }).plainJson()).toBeUndefined();
  expect(thing({ spec: [{ resolve: () => 3 }] }).plainJson()).toBeUndefined();
  expect(thing({ spec: new Date(0) }).plainJson()).toBeUndefined();
  const labelled = thing({});
  labelled.metadata.addLabel('team', lazy as string); // no type stops plain JavaScript
  expect(labelled.plainJson()).toMatchObject({ metadata: { labels: { team: 3 } } });
});

test('what was patched is left to cdk8s', () => {
  const object = thing({ spec: { replicas: 1 } });
  object.addJsonPatch(JsonPatch.replace('/spec/replicas', 2));
  expect(object.plainJson()).toBeUndefined();
  expect(object.toJson()).toMatchObject({ spec: { replicas: 2 } });
});

test('an app with a resolver of its own has each value asked about', () => {
  const louder: IResolver = {
    resolve: context => {
      if (context.value === 'web') context.replaceValue('WEB');
    },
  };
  const object = thing({ spec: { name: 'web' } }, new App({ resolvers: [louder] }));
  expect(object.plainJson()).toBeUndefined();
});

test('an object of which somebody replaced toJson is left to it', () => {
  const object = thing({});
  Object.assign(object, { toJson: () => ({ kind: 'Other' }) });
  expect(object.plainJson()).toBeUndefined();
});

test('what cdk8s cannot render is left to cdk8s, which says so', () => {
  const circle: Record<string, unknown> = {};
  circle['again'] = circle;
  expect(thing({ spec: circle }).plainJson()).toBeUndefined();
  expect(thing({ spec: Object.create(null) }).plainJson()).toBeUndefined();
  expect(thing({ spec: JSON.parse('{"__proto__": {"a": 1}}') }).plainJson()).toBeUndefined();
  const named = thing({});
  named.metadata.add('owner', new Map());
  expect(named.plainJson()).toBeUndefined();
  expect(() => named.toJson() as unknown).toThrow("can't render non-simple object of type 'Map'");
});

function thing(more: Record<string, unknown>, app = new App()): ManifestObject {
  return objectOf({ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'web' }, ...more }, app);
}

/** Props that no type holds: plain JavaScript gives what it likes. */
function objectOf(manifest: Record<string, unknown>, app = new App()): ManifestObject {
  return new ManifestObject(new Chart(app, 'chart'), 'object', manifest as JsonObject);
}
