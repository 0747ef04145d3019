import { saidOf, violationsOf } from './made-resource.js';
import { expectLinear } from '../growth.js';

const definition = (rules: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Thing, plural: things, singular: thing }
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            x-kubernetes-validations: ${rules}
            properties:
              text: { type: string }
              count: { type: integer }
              list: { type: array, items: { type: integer } }
              names: { type: array, items: { type: string } }
              map: { type: object, additionalProperties: { type: string } }
              any: { x-kubernetes-preserve-unknown-fields: true }
---
`;
const thing = (spec: string) => `apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\nspec: ${spec}\n`;
const verdict = (rule: string, spec: string) =>
  saidOf(definition(`[{ rule: ${JSON.stringify(rule)} }]`) + thing(spec)).map(said => said.split(' ')[1]);

test.each([
  ['self.count > 1', '{ count: 2 }', '{ count: 1 }'],
  ['self.text.matches("^a+$")', '{ text: aa }', '{ text: ab }'],
  ['has(self.list) && self.list[0] == 1', '{ list: [1] }', '{ list: [2] }'],
  ['self.list.isSorted()', '{ list: [1, 2, 2] }', '{ list: [2, 1] }'],
  ['self.list.sum() == 3 && self.list.min() == 1 && self.list.max() == 2', '{ list: [1, 2] }', '{ list: [1, 3] }'],
  ['self.list.all(i, v, v > i)', '{ list: [1, 2] }', '{ list: [1, 1] }'],
  ['self.map.exists(k, v, k == v)', '{ map: { a: b, c: c } }', '{ map: { a: b } }'],
  ['self.names.transformList(i, v, v + string(i)) == ["a0"]', '{ names: [a] }', '{ names: [b] }'],
  ['quantity(self.text).isLessThan(quantity("1Gi"))', '{ text: 500Mi }', '{ text: 2Gi }'],
  ['isIP(self.text) && ip(self.text).family() == 4', '{ text: 10.0.0.1 }', '{ text: "::1" }'],
  ['ip(self.text).isLinkLocalMulticast()', '{ text: "ff12::1" }', '{ text: "ff15::1" }'],
  ['cidr("10.0.0.0/8").containsIP(self.text)', '{ text: 10.1.2.3 }', '{ text: 11.0.0.1 }'],
  [
    'cidr(self.text).prefixLength() <= 24 && cidr(self.text) == cidr(self.text).masked()',
    '{ text: 10.0.1.0/24 }',
    '{ text: 10.0.1.1/24 }',
  ],
  [
    'url(self.text).getScheme() == "https" && url(self.text).getPort() == "8443"',
    '{ text: "https://a:8443/x" }',
    '{ text: "http://a:8443/x" }',
  ],
  ['!format.dns1123Label().validate(self.text).hasValue()', '{ text: web }', '{ text: Web }'],
  ['self.text.find("[0-9]+") == "12"', '{ text: a12b3 }', '{ text: ab }'],
  ['semver(self.text).isGreaterThan(semver("1.2.3"))', '{ text: 1.10.0 }', '{ text: 1.2.3-rc.1 }'],
  ['self.?text.orValue("none") == "none"', '{}', '{ text: a }'],
  ['has(self.any.x) && self.any.x == 1', '{ any: { x: 1 } }', '{ any: { x: 2 } }'],
  ['duration(self.text) <= duration("1h")', '{ text: 30m }', '{ text: 2h }'],
  ['sets.contains(["a", "b"], self.names)', '{ names: [a] }', '{ names: [c] }'],
])('the rule %s holds for %s and not for %s', (rule, good, bad) => {
  expect(verdict(rule, good)).toEqual([]);
  expect(verdict(rule, bad)).toEqual(['broken-expression']);
});

test('a value that a rule cannot be asked of is refused, as by the API server', () => {
  expect(verdict('self.text == "a"', '{}')).toEqual(['broken-expression']);
});

test('a rule about a change says nothing of what is new', () => {
  expect(verdict('self.text == oldSelf.text', '{ text: a }')).toEqual([]);
});

test('a rule that uses what is not known is open, not broken', () => {
  expect(
    saidOf(definition('[{ rule: "authorizer.path(self.text).check(\\"get\\").allowed()" }]') + thing('{ text: a }')),
  ).toEqual(['info open-expression spec 31']);
});

test('a rule that would take too long is open, after as much work as any list gets', () => {
  expectLinear(size => {
    const list = `[${Array.from({ length: size }, (_, at) => at).join(', ')}]`;
    return () => {
      const rule = 'self.list.all(a, self.list.all(b, self.list.all(c, a + b + c >= 0)))';
      expect(verdict(rule, `{ list: ${list} }`)).toEqual(['open-expression']);
    };
  }, 5000);
});

test('a message of the definition is told, an expression of a message evaluated', () => {
  const rules =
    '[{ rule: "self.count > 1", message: more than one }, { rule: "self.count > 2", messageExpression: \'"has " + string(self.count)\' }]';
  expect(violationsOf(definition(rules) + thing('{ count: 1 }')).map(one => one.message)).toEqual([
    'spec: more than one',
    'spec: has 1',
  ]);
});

test('a rule may blame a field below', () => {
  expect(saidOf(definition('[{ rule: "self.count > 1", fieldPath: ".count" }]') + thing('{ count: 1 }'))).toEqual([
    'error broken-expression spec.count 31',
  ]);
});

test('a wrong type hides the rules, a pattern does not', () => {
  const rules = '[{ rule: "self.count > 1" }]';
  expect(saidOf(definition(rules) + thing('{ count: x }'))).toEqual(['error wrong-type spec.count 31']);
});

test('rules without number come to an end, and it is said', () => {
  const rules = JSON.stringify(Array.from({ length: 300 }, (_, at) => ({ rule: `self != ${-at - 1}` })));
  const fields = `{ type: array, items: { type: integer, x-kubernetes-validations: ${rules} } }`;
  const list = `[${Array.from({ length: 20000 }, (_, at) => at).join(', ')}]`;
  const many = definition('[]').replace('list: { type: array, items: { type: integer } }', `list: ${fields}`);
  expect(saidOf(many + thing(`{ list: ${list} }`)).map(said => said.split(' ')[1])).toEqual(['open-expression']);
});
