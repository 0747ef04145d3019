import { writeFileSync } from 'node:fs';

/** What the suites took of the processor: seconds of all threads of this process; `node tools/test-costs.mjs` prints them. */
interface Costs {
  /** All of the process: starting jest, loading, and the suites. */
  readonly total: number;
  readonly suites: readonly Cost[];
  /** What the same small work took, on average, beside each suite: how fast the machine was meanwhile. */
  readonly work: number;
}

interface Cost {
  readonly suite: string;
  readonly seconds: number;
}

/** Loads a suite, within its `describe`. */
type Load = (suite: string, load: () => void) => void;

/** Loads suites and, where a file is named, writes into it at the end what they took. */
export function costing(file: string | undefined): Load {
  if (file === undefined)
    return (_, load) => {
      load();
    };
  const suites: Cost[] = [];
  let working = 0;
  afterAll(() => {
    const costs: Costs = { total: spent() - working, suites, work: working / suites.length };
    writeFileSync(file, JSON.stringify(costs));
  });
  return (suite, load) => {
    let start = 0;
    beforeAll(() => {
      start = spent();
    });
    const before = spent();
    load();
    const loading = spent() - before;
    afterAll(() => {
      const end = spent();
      suites.push({ suite, seconds: loading + end - start });
      work();
      working += spent() - end;
    });
  };
}

/** Seconds of the processor that this process has had. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** A little of what the tests do: texts, lists, JSON, regular expressions. */
function work(): number {
  const texts = Array.from({ length: 4000 }, (_, at) => `/${(at * 7919) % 1000}/path-${at}`).sort();
  const read = JSON.parse(JSON.stringify(texts.map(path => ({ path })))) as readonly { readonly path: string }[];
  return read.filter(({ path }) => /^\/\d+\/path-\d*7$/.test(path)).length;
}
