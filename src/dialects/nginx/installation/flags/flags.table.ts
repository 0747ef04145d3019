/** What can stand behind a flag. (spf13/pflag v1.0.10: a `bool` alone means true, all others want a value) */
export type FlagValue = 'bool' | 'integer' | 'number' | 'duration' | 'text' | 'list';

/** A flag of the controller, and what it does here. */
export interface ControllerFlag {
  readonly name: string;
  readonly value: FlagValue;
  /** `acts`: answers follow from it; `idle`: none can depend on it; `open`: the answers that it touches are unknown. */
  readonly here: 'acts' | 'idle' | 'open';
  /** What it decides, or what it touches. */
  readonly about: string;
  /** The first release that has it, where that is not the oldest of those that are modelled (1.9). */
  readonly since?: string;
}

/**
 * All flags of the controller, with those of its logger. None that 1.9 has was taken away until 1.15.1.
 * (ingress-nginx v1.9.0 to v1.15.1, pkg/flags/flags.go; kubernetes/klog v2.140.0, klog.go: InitFlags)
 */
export const controllerFlags: readonly ControllerFlag[] = [
  { name: 'add_dir_header', value: 'bool', here: 'idle', about: 'logging' },
  { name: 'alsologtostderr', value: 'bool', here: 'idle', about: 'logging' },
  {
    name: 'annotations-prefix',
    value: 'text',
    here: 'acts',
    about: 'which annotations are read: those under this prefix, and no others',
  },
  {
    name: 'apiserver-host',
    value: 'text',
    here: 'idle',
    about: 'where the controller finds the API server: what it serves is taken to be the manifests',
  },
  { name: 'bucket-factor', value: 'number', here: 'idle', about: 'metrics', since: '1.12' },
  { name: 'certificate-authority', value: 'text', here: 'idle', about: 'how the controller trusts the API server' },
  { name: 'configmap', value: 'text', here: 'acts', about: 'the ConfigMap with the settings of all hosts' },
  {
    name: 'controller-class',
    value: 'text',
    here: 'acts',
    about: 'which IngressClasses are its own, by spec.controller',
  },
  {
    name: 'deep-inspect',
    value: 'bool',
    here: 'acts',
    about: 'whether Ingresses with forbidden words are passed over',
  },
  { name: 'default-backend-service', value: 'text', here: 'acts', about: 'what answers where no Ingress does' },
  {
    name: 'default-server-port',
    value: 'integer',
    here: 'idle',
    about: 'a port within the pod that no Service leads to',
  },
  { name: 'default-ssl-certificate', value: 'text', here: 'acts', about: 'the certificate where no other is served' },
  {
    name: 'disable-catch-all',
    value: 'bool',
    here: 'acts',
    about: 'whether an Ingress with spec.defaultBackend is passed over',
  },
  {
    name: 'disable-full-test',
    value: 'bool',
    here: 'idle',
    about: 'how much the admission webhook renders before it accepts an Ingress',
  },
  { name: 'disable-leader-election', value: 'bool', here: 'idle', about: 'which replica writes status', since: '1.11' },
  {
    name: 'disable-svc-external-name',
    value: 'bool',
    here: 'acts',
    about: 'whether Services of type ExternalName lead anywhere',
  },
  { name: 'disable-sync-events', value: 'bool', here: 'idle', about: 'events of the Kubernetes API' },
  { name: 'dynamic-configuration-retries', value: 'integer', here: 'idle', about: 'how often a change is tried again' },
  { name: 'election-id', value: 'text', here: 'idle', about: 'which replica writes status' },
  { name: 'election-ttl', value: 'duration', here: 'idle', about: 'which replica writes status', since: '1.11' },
  {
    name: 'enable-annotation-validation',
    value: 'bool',
    here: 'open',
    about: 'where it is off: what an Ingress asks that has an annotation whose value would be refused',
    since: '1.9.6',
  },
  { name: 'enable-metrics', value: 'bool', here: 'idle', about: 'metrics' },
  {
    name: 'enable-ssl-chain-completion',
    value: 'bool',
    here: 'idle',
    about:
      'it adds certificates of authorities to a chain, and changes neither which certificate is served nor its names',
  },
  {
    name: 'enable-ssl-passthrough',
    value: 'bool',
    here: 'acts',
    about: 'whether TLS is passed on to pods by ssl-passthrough; connections of other hosts then come from 127.0.0.1',
  },
  {
    name: 'enable-topology-aware-routing',
    value: 'bool',
    here: 'open',
    about:
      "whether a Service of which endpoints are chosen by zone (service.kubernetes.io/topology-mode, trafficDistribution) has one in the controller's zone",
  },
  { name: 'exclude-socket-metrics', value: 'list', here: 'idle', about: 'metrics' },
  {
    name: 'health-check-path',
    value: 'text',
    here: 'acts',
    about: 'the path that the controller answers by itself on hosts that no Ingress has',
  },
  {
    name: 'health-check-timeout',
    value: 'integer',
    here: 'idle',
    about: "how long the probe of the controller's own health waits",
  },
  { name: 'healthz-host', value: 'text', here: 'idle', about: "the address of the controller's own health check" },
  {
    name: 'healthz-port',
    value: 'integer',
    here: 'idle',
    about: "the port of the controller's own health check, which no Service leads to",
  },
  { name: 'http-port', value: 'integer', here: 'acts', about: 'the port for plain HTTP' },
  { name: 'https-port', value: 'integer', here: 'acts', about: 'the port for TLS' },
  {
    name: 'ingress-class-by-name',
    value: 'bool',
    here: 'acts',
    about: 'whether the IngressClass that is called as --ingress-class says is its own too',
  },
  {
    name: 'ingress-class',
    value: 'text',
    here: 'acts',
    about: 'which values of the annotation kubernetes.io/ingress.class are its own',
  },
  { name: 'internal-logger-address', value: 'text', here: 'idle', about: 'logging' },
  {
    name: 'kubeconfig',
    value: 'text',
    here: 'idle',
    about: 'where the controller finds the API server: what it serves is taken to be the manifests',
  },
  { name: 'legacy_stderr_threshold_behavior', value: 'bool', here: 'idle', about: 'logging' },
  { name: 'length-buckets', value: 'list', here: 'idle', about: 'metrics' },
  { name: 'log_backtrace_at', value: 'text', here: 'idle', about: 'logging' },
  { name: 'log_dir', value: 'text', here: 'idle', about: 'logging' },
  { name: 'log_file_max_size', value: 'integer', here: 'idle', about: 'logging' },
  { name: 'log_file', value: 'text', here: 'idle', about: 'logging' },
  { name: 'logtostderr', value: 'bool', here: 'idle', about: 'logging' },
  { name: 'max-buckets', value: 'integer', here: 'idle', about: 'metrics', since: '1.12' },
  {
    name: 'maxmind-edition-ids',
    value: 'text',
    here: 'idle',
    about: 'databases of addresses, of which only snippets make use: these are unknown by themselves',
  },
  {
    name: 'maxmind-license-key',
    value: 'text',
    here: 'idle',
    about: 'databases of addresses, of which only snippets make use: these are unknown by themselves',
  },
  {
    name: 'maxmind-mirror',
    value: 'text',
    here: 'idle',
    about: 'databases of addresses, of which only snippets make use: these are unknown by themselves',
  },
  {
    name: 'maxmind-retries-count',
    value: 'integer',
    here: 'idle',
    about: 'databases of addresses, of which only snippets make use: these are unknown by themselves',
  },
  {
    name: 'maxmind-retries-timeout',
    value: 'duration',
    here: 'idle',
    about: 'databases of addresses, of which only snippets make use: these are unknown by themselves',
  },
  { name: 'metrics-per-host', value: 'bool', here: 'idle', about: 'metrics' },
  { name: 'metrics-per-undefined-host', value: 'bool', here: 'idle', about: 'metrics', since: '1.12' },
  { name: 'monitor-max-batch-size', value: 'integer', here: 'idle', about: 'metrics' },
  { name: 'one_output', value: 'bool', here: 'idle', about: 'logging' },
  { name: 'post-shutdown-grace-period', value: 'integer', here: 'idle', about: 'how the controller stops' },
  { name: 'profiler-address', value: 'text', here: 'idle', about: "the controller's own profiler" },
  { name: 'profiler-port', value: 'integer', here: 'idle', about: "the controller's own profiler" },
  { name: 'profiling', value: 'bool', here: 'idle', about: "the controller's own profiler" },
  { name: 'publish-service', value: 'text', here: 'idle', about: 'the addresses in the status of Ingresses' },
  { name: 'publish-status-address', value: 'text', here: 'idle', about: 'the addresses in the status of Ingresses' },
  {
    name: 'report-node-internal-ip-address',
    value: 'bool',
    here: 'idle',
    about: 'the addresses in the status of Ingresses',
  },
  { name: 'report-status-classes', value: 'bool', here: 'idle', about: 'metrics' },
  { name: 'shutdown-grace-period', value: 'integer', here: 'idle', about: 'how the controller stops' },
  { name: 'size-buckets', value: 'list', here: 'idle', about: 'metrics' },
  { name: 'skip_headers', value: 'bool', here: 'idle', about: 'logging' },
  { name: 'skip_log_headers', value: 'bool', here: 'idle', about: 'logging' },
  {
    name: 'ssl-passthrough-proxy-port',
    value: 'integer',
    here: 'acts',
    about: 'the port in redirects between www and bare host, where TLS is passed on',
  },
  { name: 'status-port', value: 'integer', here: 'idle', about: 'a port within the pod that no Service leads to' },
  { name: 'status-update-interval', value: 'integer', here: 'idle', about: 'the addresses in the status of Ingresses' },
  { name: 'stderrthreshold', value: 'text', here: 'idle', about: 'logging' },
  { name: 'stream-port', value: 'integer', here: 'idle', about: 'a port within the pod that no Service leads to' },
  { name: 'sync-period', value: 'duration', here: 'idle', about: 'how soon a change is seen' },
  { name: 'sync-rate-limit', value: 'number', here: 'idle', about: 'how soon a change is seen' },
  {
    name: 'tcp-services-configmap',
    value: 'text',
    here: 'acts',
    about: 'the ports whose connections are passed on as they are, where the ConfigMap is among the manifests',
  },
  { name: 'time-buckets', value: 'list', here: 'idle', about: 'metrics' },
  {
    name: 'udp-services-configmap',
    value: 'text',
    here: 'acts',
    about: 'the ports whose datagrams are passed on: their Services are looked for, and no request comes by UDP',
  },
  { name: 'update-status-on-shutdown', value: 'bool', here: 'idle', about: 'the addresses in the status of Ingresses' },
  { name: 'update-status', value: 'bool', here: 'idle', about: 'the addresses in the status of Ingresses' },
  {
    name: 'validating-webhook-certificate',
    value: 'text',
    here: 'idle',
    about: 'the admission webhook: what the manifests hold is taken to be accepted',
  },
  {
    name: 'validating-webhook-key',
    value: 'text',
    here: 'idle',
    about: 'the admission webhook: what the manifests hold is taken to be accepted',
  },
  {
    name: 'validating-webhook',
    value: 'text',
    here: 'idle',
    about: 'the admission webhook: what the manifests hold is taken to be accepted',
  },
  { name: 'version', value: 'bool', here: 'acts', about: 'the controller tells its version and ends' },
  { name: 'vmodule', value: 'text', here: 'idle', about: 'logging' },
  { name: 'v', value: 'text', here: 'idle', about: 'logging' },
  {
    name: 'watch-ingress-without-class',
    value: 'bool',
    here: 'acts',
    about: 'whether Ingresses without a class are its own',
  },
  {
    name: 'watch-namespace-selector',
    value: 'text',
    here: 'acts',
    about: 'the labels of the namespaces of which it sees Ingresses',
  },
  {
    name: 'watch-namespace',
    value: 'text',
    here: 'acts',
    about: 'the only namespace of which it sees Ingresses, Services and Secrets',
  },
];
