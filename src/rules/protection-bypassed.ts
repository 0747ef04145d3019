import { asksWhoComes } from '#model/routing/routed-backends.js';
import { bypassesIn } from '#simulate/shadow/bypassing.js';
import { rule } from './rule.js';

export const protectionBypassed = rule({
  id: 'protection-bypassed',
  category: 'security',
  severity: 'error',
  summary: 'A route asks who comes, and another leads the same requests to the same Service without asking.',
  why: 'The other one comes first: the path that seems to be protected is open to everybody.',
  fix: 'Give the protected route the higher precedence (a priority, the host in its rule), or protect the other one.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { table } of readings)
      for (const { route, by, witness } of bypassesIn(table, asksWhoComes)) {
        const related = [
          { at: route.at, subject: route.subject, message: 'the route that asks who comes stands here' },
        ];
        const asked = `${witness.method} ${witness.scheme}://${witness.host}${witness.path}`;
        const message = `${by.matches} comes before ${route.matches} and asks nobody who they are: ${asked} is led to the same Service`;
        yield { at: by.at, subject: by.subject, related, message };
      }
  },
});
