import type { JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
import type { Step } from '#model/routing/step.js';

/**
 * A Middleware `headers` sent plain requests to https until Traefik 3. (traefik v2.11.53, pkg/middlewares/headers/secure.go; unrolled/secure
 * v1.0.9, secure.go: processRequest)
 */
export function headersRedirect(config: JsonObject): readonly Step[] {
  if (config['sslRedirect'] !== true) return [];
  const host = textOf(config['sslHost']) ?? '';
  const status = config['sslTemporaryRedirect'] === true ? 307 : 301;
  const target = host === '' ? ({ port: 'keep' } as const) : ({ port: 'drop', host } as const);
  return [
    {
      kind: 'redirect',
      status,
      to: { kind: 'parts', scheme: 'https', path: 'keep', ...target },
      when: { scheme: 'http' },
    },
  ];
}
