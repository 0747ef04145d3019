/**
 * The kinds of a MiddlewareTCP and the fields of each: of several the last is built.
 * (traefik v3.7.9, pkg/server/middleware/tcp/middlewares.go: buildConstructor; pkg/config/dynamic/tcp_middlewares.go)
 */
export const tcpMiddlewareFields: Readonly<Record<string, readonly string[]>> = {
  inFlightConn: ['amount'],
  ipWhiteList: ['sourceRange'],
  ipAllowList: ['sourceRange'],
};
