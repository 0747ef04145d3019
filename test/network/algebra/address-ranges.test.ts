import fc from 'fast-check';
import { blockOf } from '#model/addresses/block.js';
import { cidrsOf, merged } from '#network/algebra/address-ranges.js';
import { addressCells } from '#network/algebra/address-cells.js';

const octet = fc.nat(255);
const ipv4 = fc
  .tuple(octet, octet, octet, octet, fc.integer({ min: 0, max: 32 }))
  .map(([a, b, c, d, bits]) => `${a}.${b}.${c}.${d}/${bits}`);
const ipv6 = fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([ip, bits]) => `${ip}/${bits}`);
const block = fc
  .oneof(ipv4, ipv6)
  .map(text => blockOf(text))
  .filter(one => one !== undefined);

test('a block, written and read again, is the same block', () => {
  fc.assert(
    fc.property(block, one => {
      expect(cidrsOf([one]).map(text => blockOf(text))).toEqual([one]);
    }),
  );
});

test('the CIDRs of ranges cover the ranges and nothing else', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), blocks => {
      const back = cidrsOf(blocks).flatMap(text => blockOf(text) ?? []);
      const plain = (list: typeof blocks): unknown =>
        merged(list).map(({ family, from, to }) => ({ family, from, to }));
      expect(plain(back)).toEqual(plain(blocks));
    }),
  );
});

test('cells part all addresses, and a block is its span of cells', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), blocks => {
      const cells = addressCells(blocks);
      const ranges = Array.from({ length: cells.count }, (_, cell) => cells.rangesOf(cell));
      expect(cidrsOf(ranges.flat())).toEqual(['0.0.0.0/0', '::/0']);
      expect(ranges.flat().reduce((sum, { from, to }) => sum + to - from + 1n, 0n)).toBe((1n << 32n) + (1n << 128n));
      for (const one of blocks) {
        const [first, end] = cells.spanOf(one);
        expect(cidrsOf(ranges.slice(first, end).flat())).toEqual(cidrsOf([one]));
        expect(cells.cellOf({ ...one, to: one.from, length: one.family === 4 ? 32 : 128 })).toBeGreaterThanOrEqual(
          first,
        );
      }
    }),
  );
});

test.each(['1.2.3', '1.2.3.256', '01.2.3.4', '1.2.3.4/33', '::/129', ':::', '1::2::3', 'fe80', '10.0.0.0/8/8', ''])(
  '%s is no address',
  text => {
    expect(blockOf(text)).toBeUndefined();
  },
);
