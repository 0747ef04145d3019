import type { Json } from '#model/json.js';
import type { Protocol } from './end.js';

/** Without protocol a port is TCP. (kubernetes v1.36, pkg/apis/core/v1/defaults.go; pkg/apis/networking/v1/defaults.go) */
export function protocolOf(json: Json | undefined): Protocol {
  return json === 'UDP' || json === 'SCTP' ? json : 'TCP';
}
