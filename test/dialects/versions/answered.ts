import { analyze } from '#ask/analyze.js';
import type { AnalyzeOptions } from '#ask/analyze.js';
import type { Answer } from '#ask/answers.js';
import type { RequestDetails } from '#ask/request.js';
import { request } from '#ask/index.js';

/** Asks the manifests of a cluster with the controllers of the options, or those that the manifests show. */
export function answered(
  manifests: string,
  controllers: AnalyzeOptions['controllers'],
  url: string,
  details: RequestDetails = {},
): Answer {
  const facts = analyze([{ file: 'k8s.yaml', text: manifests }], controllers ? { controllers } : {});
  const asked = request(facts, url, details);
  if ('fault' in asked) throw new Error(asked.fault);
  const [answer] = asked.value;
  if (!answer) throw new Error('nobody answers');
  return answer;
}

/** An answer in a word or two: `shop/web:80`, `401`, `302 https://…`, `unknown controller-version`. */
export function inShort(answer: Answer): string {
  switch (answer.outcome) {
    case 'backend':
      return `${answer.backend.namespace}/${answer.backend.service}:${answer.backend.port}`;
    case 'redirect':
      return `${answer.status} ${answer.location}`;
    case 'respond':
      return `${answer.status}`;
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${answer.code}`;
  }
}
