import type { JsonObject } from '#model/json.js';

/** In development neither hosts are held to those allowed nor browsers to https. (unrolled/secure v1, secure.go: processRequest) */
export const developmentKey = 'headers.isDevelopment';

export function inDevelopment({ isDevelopment }: JsonObject): boolean {
  return isDevelopment === true;
}
