import type { Json } from '#model/json.js';

/** A transport protocol that network policies know. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** Without protocol a port is TCP. (kubernetes v1.36, pkg/apis/core/v1/defaults.go; pkg/apis/networking/v1/defaults.go) */
export function protocolOf(json: Json | undefined): Protocol {
  return json === 'UDP' || json === 'SCTP' ? json : 'TCP';
}
