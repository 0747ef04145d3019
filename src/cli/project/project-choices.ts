import { nearest } from '#model/text/nearest.js';
import { UsageError } from '../contract/exit.js';
import type { Streams } from '../contract/streams.js';

/** What a new project is made for. */
export interface ProjectChoices {
  readonly controller: 'ingress-nginx' | 'traefik';
  readonly cni: 'calico' | 'cilium' | 'other';
  readonly domain: string;
  readonly module: 'commonjs' | 'esm';
}

/** The flags that choose; a flag that is given is not asked for. */
export interface ChoiceFlags {
  readonly controller?: string;
  readonly cni?: string;
  readonly domain?: string;
  readonly module?: string;
  readonly yes?: true;
}

/** What is asked, with what is taken where nobody answers. */
const questions = [
  { flag: 'controller', asks: 'which ingress controller do the clusters run', of: ['ingress-nginx', 'traefik'] },
  { flag: 'cni', asks: 'which CNI enforces network policies', of: ['calico', 'cilium', 'other'] },
  { flag: 'domain', asks: 'under which domain are applications served', usual: 'example.com' },
  { flag: 'module', asks: 'which modules does the project use', of: ['commonjs', 'esm'] },
] as const;

type Question = (typeof questions)[number];

/** What the flags say, else what somebody at a terminal answers, else what is usual. */
export function projectChoices(flags: ChoiceFlags, streams: Streams): ProjectChoices {
  const [controller, cni, domain, module] = questions.map(one => chosen(one, flags, streams));
  return { controller, cni, domain, module } as ProjectChoices; // each is one of its question's answers
}

function chosen(question: Question, flags: ChoiceFlags, { ask }: Streams): string {
  const given = flags[question.flag];
  if (given !== undefined) return held(question, given, `--${question.flag}`);
  const usual = 'of' in question ? question.of[0] : question.usual;
  if (flags.yes || !ask) return usual;
  const known = 'of' in question ? ` (${question.of.join(', ')})` : '';
  const answer = ask(`${question.asks}${known}? [${usual}] `).trim();
  return answer === '' ? usual : held(question, answer, question.flag);
}

function held(question: Question, answer: string, called: string): string {
  if (!('of' in question)) {
    if (domain.test(answer)) return answer;
    throw new UsageError(`${called}: ${answer} is not a DNS name in lower case`);
  }
  const known: readonly string[] = question.of;
  if (known.includes(answer)) return answer;
  const near = nearest(answer, known);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  throw new UsageError(`${called}: ${answer} is not known${hint}; known are ${known.join(', ')}`);
}

const domain = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;
