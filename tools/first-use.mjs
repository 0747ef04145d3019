// What the first use of a name of the package costs, beside that of cdk8s, which each program with constructs loads anyway. Medians of
// processor time, in turns: a busy machine takes from all alike.
const uses = {
  cdk8s: "const { App } = require('cdk8s')",
  gatewright: "const { definePlatform, ingressNginx } = require('gatewright')",
  'gatewright/analyze': "const { analyze } = require('gatewright/analyze')",
};
const turns = 15;
const most = 1.5;

/** Prints the ratios; fails above the bound. */
export function measuredFirstUse(node, { run }) {
  const times = Object.fromEntries(Object.keys(uses).map(name => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, use] of Object.entries(uses)) times[name].push(Number(run(node, ['-e', timed(use)])));
  }
  for (const name of Object.keys(uses)) {
    const [own, cdk8s] = [medianOf(times[name]), medianOf(times.cdk8s)];
    const ratio = own / cdk8s;
    console.log(`first use of ${name}: ${(own / 1000).toFixed(0)} ms, ${ratio.toFixed(2)} × of cdk8s`);
    if (ratio > most) throw new Error(`the first use of ${name} costs more than ${most} × of cdk8s`);
  }
}

function timed(use) {
  return `const before = process.cpuUsage(); ${use}; const { user, system } = process.cpuUsage(before); console.log(user + system);`;
}

function medianOf(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
