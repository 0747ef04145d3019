/** Why a verdict is unknown: stable words for programs. */
export type UnknownCode =
  | 'unknown-end'
  | 'unreadable-policy'
  | 'unknown-labels'
  | 'unknown-pod-ip'
  | 'source-address'
  | 'host-network'
  | 'vendor-policy'
  | 'unknown-names'
  | 'unknown-nodes'
  | 'mixed'
  | 'cni-option'
  | 'http-rules'
  | 'host-endpoint'
  | 'unknown-tier'
  | 'unread-condition'
  | 'equal-priority';
