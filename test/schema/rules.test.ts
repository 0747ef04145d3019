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
              time: { type: string, format: date-time }
              a.b-c: { type: string }
              namespace: { type: string }
---
`;
const thing = (spec: string) => `apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\nspec: ${spec}\n`;
const messageOf = (rule: string, spec: string) =>
  violationsOf(definition(`[{ rule: ${JSON.stringify(rule)} }]`) + thing(spec)).map(one => one.message);
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
  ['self.names.indexOf("b") == 1', '{ names: [a, b] }', '{ names: [b, a] }'],
  ['self.names.lastIndexOf("a") == 2', '{ names: [a, b, a] }', '{ names: [a, b] }'],
  ['[self.names].indexOf(["a", "b"]) == 0', '{ names: [a, b] }', '{ names: [a, c] }'],
  ['[self.map].indexOf({"a": "b"}) == 0', '{ map: { a: b } }', '{ map: { a: c } }'],
  ['[quantity(self.text)].indexOf(quantity("1Ki")) == 0', '{ text: "1024" }', '{ text: "1025" }'],
  ['[1.0].indexOf(self.count) == 0', '{ count: 1 }', '{ count: 2 }'],
  ['self.list.distinct().reverse() == [2, 1]', '{ list: [1, 2, 1] }', '{ list: [1, 2, 3] }'],
  ['self.names.slice(1, 3).sort() == ["b", "c"]', '{ names: [a, c, b] }', '{ names: [b, c, a] }'],
  ['[self.names, ["c"]].flatten() == ["a", "c"]', '{ names: [a] }', '{ names: [b] }'],
  ['[double(self.count), 2.5].sum() == 4.5', '{ count: 2 }', '{ count: 1 }'],
  ['self.list.min() == 1', '{ list: [2, 1] }', '{ list: [] }'],
  ['self.names.isSorted() && self.names.max() == "b"', '{ names: [a, b] }', '{ names: [b, a] }'],
  ['self.list.exists_one(i, v, v == i)', '{ list: [0, 5] }', '{ list: [0, 1] }'],
  ['self.list.transformList(i, v, v > 1, i) == [1]', '{ list: [1, 2] }', '{ list: [2, 1] }'],
  ['sets.equivalent(["a", "b"], self.names)', '{ names: [b, a] }', '{ names: [a] }'],
  ['sets.intersects(["a", "b"], self.names)', '{ names: [c, a] }', '{ names: [c] }'],
  ['self.text.findAll("[0-9]") == ["1", "2"]', '{ text: a1b2 }', '{ text: a1 }'],
  ['self.text.findAll("[0-9]", 1) == ["1"]', '{ text: a1b2 }', '{ text: a2 }'],
  ['self.text.replace("a", "b", 1).reverse() == "ab"', '{ text: aa }', '{ text: ca }'],
  ['self.text.charAt(1) == "b"', '{ text: ab }', '{ text: ba }'],
  [
    'quantity(self.text).add(quantity("1")).sub(1).compareTo(quantity("1500m")) == 0',
    '{ text: "1.5" }',
    '{ text: "2" }',
  ],
  ['quantity(self.text).isInteger() && quantity(self.text).asInteger() == 1024', '{ text: 1Ki }', '{ text: "1024.5" }'],
  [
    'quantity(self.text).sign() < 0 && quantity(self.text).add(1).isGreaterThan(quantity("-1"))',
    '{ text: "-1" }',
    '{ text: "1" }',
  ],
  [
    'isQuantity(self.text) && quantity(self.text).sub(quantity("1")).asApproximateFloat() == 0.5',
    '{ text: 1500m }',
    '{ text: 1mb }',
  ],
  ['ip(self.text).isUnspecified() || ip(self.text).isLoopback()', '{ text: "::1" }', '{ text: "::2" }'],
  ['ip(self.text).isLinkLocalUnicast()', '{ text: 169.254.0.1 }', '{ text: 169.253.0.1 }'],
  ['ip(self.text).isGlobalUnicast()', '{ text: 10.0.0.1 }', '{ text: 255.255.255.255 }'],
  [
    'string(ip(self.text)) == "2001:db8::1" && ip(self.text) == ip("2001:db8::1")',
    '{ text: "2001:db8:0::1" }',
    '{ text: here }',
  ],
  ['isIP(self.text)', '{ text: "::1" }', '{ text: "::ffff:10.0.0.1" }'],
  [
    'isCIDR(self.text) && string(cidr(self.text).masked()) == "10.0.0.0/8"',
    '{ text: 10.1.0.0/8 }',
    '{ text: 10.1.0.0/33 }',
  ],
  [
    'cidr("10.0.0.0/8").containsCIDR(self.text) && cidr(self.text).ip().family() == 4',
    '{ text: 10.1.0.0/16 }',
    '{ text: 10.0.0.0/7 }',
  ],
  ['cidr("10.0.0.0/8").containsCIDR(cidr(self.text))', '{ text: 10.1.0.0/16 }', '{ text: 11.0.0.0/16 }'],
  ['cidr("10.0.0.0/8").containsIP(ip(self.text))', '{ text: 10.1.0.1 }', '{ text: 11.0.0.1 }'],
  ['cidr(self.text) == cidr("10.0.0.0/8")', '{ text: 10.0.0.0/8 }', '{ text: 10.0.0.0/33 }'],
  ['isURL(self.text)', '{ text: /path }', '{ text: path }'],
  ['isURL(self.text)', '{ text: "/a\\u0080" }', '{ text: "/a\\u007f" }'],
  ['isURL(self.text)', '{ text: "https://a/%20" }', '{ text: "https://a/%zz" }'],
  ['url(self.text).getPort() == ""', '{ text: "https://a/x" }', '{ text: "https://a:80/x" }'],
  ['url(self.text).getHostname() == "::1"', '{ text: "https://u@[::1]:80" }', '{ text: "https://[::2]:80" }'],
  ['url(self.text).getEscapedPath() == "/a%20b%23c"', '{ text: "https://a/a b#c?d#e" }', '{ text: "https://a b/" }'],
  ['url(self.text).getQuery()["a"] == ["1", "2"]', '{ text: "https://a/?a=1&b=3&a=2" }', '{ text: "https://a/?a=1" }'],
  [
    'url(self.text).getScheme() == "mailto" && url(self.text).getEscapedPath() == ""',
    '{ text: "mailto:a@b" }',
    '{ text: ":a@b" }',
  ],
  ['url(self.text).getHost() == ""', '{ text: //a/b }', '{ text: "http://a:b/" }'],
  [
    'url(self.text) == url("https://a/") && [url(self.text)].indexOf(url("https://a/")) == 0',
    '{ text: "https://a/" }',
    '{ text: "https://b/" }',
  ],
  ['[url("https://b/")].indexOf(url(self.text)) == -1', '{ text: "https://a/" }', '{ text: "https://b/" }'],
  ['isSemver(self.text)', '{ text: 1.2.3-rc.1+b }', '{ text: v1.2.3 }'],
  [
    'semver(self.text).major() == 1 && semver(self.text).minor() == 2 && semver(self.text).patch() == 3',
    '{ text: 1.2.3 }',
    '{ text: "1.2" }',
  ],
  ['semver(self.text).isLessThan(semver("1.10.0"))', '{ text: 1.9.9 }', '{ text: 1.10.0 }'],
  ['semver(self.text) == semver("1.2.3")', '{ text: 1.2.3 }', '{ text: 1.2.4 }'],
  ['semver(self.text) == semver("1.2.3-rc.1")', '{ text: 1.2.3-rc.1 }', '{ text: 1.2.3 }'],
  ['semver(self.text).isLessThan(semver("1.0.0-rc2"))', '{ text: 1.0.0-rc1 }', '{ text: 1.0.0-rc3 }'],
  ['semver(self.text).isLessThan(semver("1.0.0-rc"))', '{ text: 1.0.0-9 }', '{ text: 1.0.0-rd }'],
  ['semver(self.text).isGreaterThan(semver("1.0.0-rc.2"))', '{ text: 1.0.0-rc.10 }', '{ text: 1.0.0-rc.1 }'],
  ['semver(self.text).isGreaterThan(semver("1.0.0-rc.2"))', '{ text: 1.0.0 }', '{ text: 1.0.0-rc }'],
  ['semver(self.text).isLessThan(semver("1.0.0-rc"))', '{ text: 1.0.0-1 }', '{ text: 1.0.0-rc.1 }'],
  ['semver(self.text).isGreaterThan(semver("1.0.0-1"))', '{ text: 1.0.0-rc }', '{ text: 1.0.0-0 }'],
  ['semver(self.text).compareTo(semver("1.0.0-beta")) == -1', '{ text: 1.0.0-alpha }', '{ text: 1.0.0-rc }'],
  [
    'semver(self.text) == semver("2.0.0") && [semver("2.0.0")].indexOf(semver(self.text)) == 0',
    '{ text: 2.0.0+b }',
    '{ text: 2.0.1 }',
  ],
  ['[semver("2.0.0-a.b")].indexOf(semver(self.text)) == -1', '{ text: 2.0.0-a-b }', '{ text: 2.0.0-a.b }'],
  [
    'self.a__dot__b__dash__c == "x" && self.__namespace__ == "x"',
    '{ a.b-c: x, namespace: x }',
    '{ a.b-c: x, namespace: z }',
  ],
  [
    'self.time < timestamp("2026-02-01T00:00:00Z")',
    '{ time: "2026-01-31T12:00:00Z" }',
    '{ time: "2026-02-01T00:00:00Z" }',
  ],
  ['[self.text, null].indexOf(null) == 1', '{ text: a }', '{}'],
  ['self.list[5] == 1', '{ list: [1, 2, 3, 4, 5, 1] }', '{ list: [1] }'],
  ['int(self.text) / self.count == 1', '{ text: "1", count: 1 }', '{ text: "1", count: 0 }'],
  [
    'has([self.any][0].x) && has([{"x": 1}][0].x) && {"a": 1}.exists(k, v, k == "a" && v == 1)',
    '{ any: { x: 1 } }',
    '{ any: { z: 1 } }',
  ],
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
  ).toEqual(['info open-expression spec 34']);
});

test.each([
  ['self.count +', 'Unexpected token: EOF'],
  ['self.text.nobody()', "found no matching overload for 'dyn.nobody()'"],
  ['self.text.matches("(")', 'error parsing regexp: missing closing ): `(`'],
  ['has(self.list[0])', 'has() invalid argument'],
])('of the rule %s it is said why it is open', (rule, because) => {
  expect(messageOf(rule, '{ text: a, list: [1] }')).toEqual([
    `whether spec is right cannot be told from here: ${because}, in ${rule}`,
  ]);
});

test('a rule that is no condition never holds', () => {
  expect(messageOf('self.text', '{ text: a }')).toEqual(['spec breaks a rule of its definition: self.text']);
});

test('a rule of the values of a mapping is asked of each, also where a key is a word of the language', () => {
  const map =
    'map: { type: object, additionalProperties: { type: string, x-kubernetes-validations: [{ rule: \'self == "a"\' }] } }';
  const manifest = definition('[]').replace('map: { type: object, additionalProperties: { type: string } }', map);
  expect(saidOf(manifest + thing('{ map: { in: a, a-b: b } }'))).toEqual(['error broken-expression spec.map.a-b 34']);
});

test('a long message of a definition is cut', () => {
  const rules = `[{ rule: "false", message: ${'a'.repeat(301)} }, { rule: "1 > 2", message: ${'b'.repeat(300)} }]`;
  expect(violationsOf(definition(rules) + thing('{ count: 1 }')).map(one => one.message)).toEqual([
    `spec: ${'a'.repeat(299)}…`,
    `spec: ${'b'.repeat(300)}`,
  ]);
});

test('a rule that would take too long is open, after as much work as any list gets', () => {
  const rule = 'self.list.all(a, self.list.all(b, self.list.all(c, a + b + c >= 0)))';
  expectLinear(size => {
    const list = `{ list: [${Array.from({ length: size }, (_, at) => at).join(', ')}] }`;
    return () => verdict(rule, list);
  }, 2000);
  expect(verdict(rule, `{ list: [${Array.from({ length: 2000 }, (_, at) => at).join(', ')}] }`)).toEqual([
    'open-expression',
  ]);
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
  const rules = `[{ rule: "self.count > 1", fieldPath: ".count" }, { rule: "self.count > 2", fieldPath: "['a.b-c']" }]`;
  expect(saidOf(definition(rules) + thing('{ count: 1, a.b-c: x }'))).toEqual([
    'error broken-expression spec.count 34',
    'error broken-expression spec.a.b-c 34',
  ]);
});

test('a wrong type hides the rules, a pattern does not', () => {
  const rules = '[{ rule: "self.count > 1" }]';
  expect(saidOf(definition(rules) + thing('{ count: x }'))).toEqual(['error wrong-type spec.count 34']);
});

test('rules without number come to an end, and it is said', () => {
  const rules = JSON.stringify(Array.from({ length: 300 }, (_, at) => ({ rule: `self != ${-at - 1}` })));
  const fields = `{ type: array, items: { type: integer, x-kubernetes-validations: ${rules} } }`;
  const list = `[${Array.from({ length: 20000 }, (_, at) => at).join(', ')}]`;
  const many = definition('[]').replace('list: { type: array, items: { type: integer } }', `list: ${fields}`);
  expect(saidOf(many + thing(`{ list: ${list} }`)).map(said => said.split(' ')[1])).toEqual(['open-expression']);
});
