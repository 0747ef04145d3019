/**
 * The table of rooms (docs/architecture.md): which room may import which. It is the table: a room that is missing
 * here may import nothing, and test/repo/architecture.test.ts compares the modules seen with the files on disk.
 */
const rooms = {
  model: [],
  regex: ['model'],
  parse: ['model'],
  report: ['model'],
  files: [],
  simulate: ['model', 'regex'],
  schema: ['model', 'regex', 'parse/scalars'],
  cluster: ['model'],
  network: ['model', 'regex', 'cluster'],
  dialects: ['model', 'regex', 'cluster'],
  journey: ['model', 'cluster', 'simulate', 'network'],
  rules: ['model', 'cluster', 'simulate', 'network', 'journey'],
  analyze: ['model', 'schema', 'cluster', 'dialects', 'network', 'simulate', 'journey', 'rules'],
  ask: ['model', 'parse', 'schema', 'cluster', 'dialects', 'network', 'simulate', 'journey', 'rules', 'analyze'],
  constructs: ['model', 'files', 'dialects', 'network', 'analyze'],
  cli: [
    'model',
    'parse',
    'report',
    'files',
    'simulate',
    'schema',
    'cluster',
    'network',
    'dialects',
    'journey',
    'rules',
    'analyze',
    'ask',
  ],
};

/** The rooms within a room, and the files beside them, by the same rule: which may import which. */
const inner = {
  model: {
    json: [],
    origin: [],
    match: [],
    backend: [],
    comment: ['origin'],
    'faulty-bytes': ['origin'],
    unreadable: ['origin'],
    resource: ['json', 'origin', 'comment', 'faulty-bytes'],
    'name-order': ['resource'],
    text: ['json', 'origin', 'match'],
    policies: ['json', 'match', 'backend'],
    routing: ['json', 'origin', 'match', 'backend', 'policies', 'resource'],
    findings: ['json', 'origin', 'resource'],
  },
  network: {
    algebra: [],
    policy: ['algebra'],
    cni: ['algebra'],
    kinds: ['algebra', 'policy', 'cni'],
    endpoints: ['algebra', 'policy'],
    engine: ['algebra', 'policy', 'cni', 'endpoints'],
    model: ['kinds', 'cni', 'endpoints', 'engine'],
    explain: ['algebra', 'policy', 'endpoints', 'engine'],
    questions: ['algebra', 'policy', 'endpoints', 'engine', 'model', 'explain'],
    change: ['algebra', 'policy', 'endpoints', 'engine', 'model', 'explain', 'questions'],
    findings: ['algebra', 'policy', 'endpoints', 'engine', 'model'],
    write: ['algebra'],
  },
  'dialects/nginx': {
    values: [],
    installation: ['values'],
    annotations: ['values', 'installation'],
    ingresses: ['values', 'installation', 'annotations'],
    upstreams: ['values', 'installation', 'annotations', 'ingresses'],
    servers: ['ingresses', 'upstreams'],
    certificates: ['installation', 'ingresses', 'servers'],
    steps: ['installation', 'annotations', 'ingresses', 'upstreams', 'servers'],
    routes: ['installation', 'ingresses', 'upstreams', 'servers', 'certificates', 'steps'],
    notes: ['values', 'installation', 'annotations', 'ingresses', 'upstreams', 'servers', 'certificates'],
    read: ['installation', 'ingresses', 'upstreams', 'servers', 'certificates', 'routes', 'notes'],
    write: ['values', 'installation', 'annotations', 'ingresses', 'upstreams'],
    lacks: [],
    index: ['installation', 'annotations', 'ingresses', 'read', 'write', 'lacks'],
  },
  'dialects/traefik': {
    values: [],
    resources: [],
    lacks: [],
    rule: ['values'],
    installation: ['values', 'rule'],
    policies: ['values', 'rule', 'installation', 'lacks'],
    context: ['resources', 'installation'],
    unread: ['resources', 'installation', 'context'],
    dynamic: ['resources', 'rule', 'installation'],
    services: ['resources', 'installation', 'policies', 'context', 'dynamic'],
    middlewares: ['resources', 'installation', 'policies', 'context', 'dynamic', 'services'],
    ingress: ['values', 'resources', 'rule', 'installation', 'policies', 'context', 'dynamic', 'services'],
    'ingress-route': ['resources', 'rule', 'installation', 'policies', 'context', 'dynamic', 'services', 'ingress'],
    tls: ['resources', 'installation', 'policies', 'context'],
    routers: ['resources', 'rule', 'installation', 'policies', 'dynamic', 'middlewares', 'ingress-route', 'tls'],
    listeners: ['resources', 'installation', 'policies', 'middlewares', 'ingress', 'ingress-route', 'tls', 'routers'],
    read: [
      'resources',
      'installation',
      'context',
      'unread',
      'services',
      'middlewares',
      'ingress',
      'ingress-route',
      'tls',
      'routers',
      'listeners',
    ],
    write: ['values', 'resources', 'rule', 'installation', 'policies', 'routers'],
    index: ['installation', 'policies', 'ingress', 'read', 'write', 'lacks'],
  },
  regex: {
    pcre: [],
    compiled: [],
    engines: [],
    re2: ['compiled', 'engines'],
    'pcre-fault': ['pcre'],
    backtracking: ['pcre', 'compiled'],
    compile: ['re2', 'backtracking', 'compiled'],
    expand: ['compiled'],
    language: ['pcre', 'backtracking'],
    containment: ['pcre', 'engines', 'language'],
  },
  simulate: {
    request: [],
    match: ['request'],
    steps: ['request', 'match'],
    answer: ['request', 'match', 'steps'],
    compare: ['request', 'match', 'steps', 'answer'],
    shadow: ['request', 'match', 'answer', 'compare'],
  },
  /** The files beside these rooms join them. */
  parse: {
    tree: [],
    trivia: [],
    scalars: [],
    'spoken-text': [],
    yaml: ['tree', 'trivia', 'scalars', 'spoken-text'],
    json: ['tree', 'yaml'],
    'source-map': ['tree', 'trivia', 'yaml/scanner/characters'],
  },
};

/** `node:*` outside the command line: the room, and the modules it may have. */
const nodeModules = {
  cluster: ['crypto'],
  files: ['crypto', 'fs', 'path'],
  cli: ['.*'],
  'constructs/synth': ['fs', 'path'],
};

const doors = Object.entries(rooms).map(([room, allowed]) => ({
  name: `door-of-${room}`,
  comment: `${room} may import ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...allowed].map(one => `^src/${one}[/.]`) },
}));

/** Whom others ask of a room with inner walls, where not any of its files. */
const faces = { network: 'index', 'dialects/nginx': 'index', 'dialects/traefik': 'index' };
/** What a dialect lacks is data, and stands beside its face: the types of the constructs derive from it. */
const besideFaces = ['lacks'];
/** Rooms whose files beside the inner rooms may import any of these. */
const joined = ['parse'];

const walls = Object.entries(inner).flatMap(([house, table]) => [
  ...Object.entries(table).map(([room, allowed]) => ({
    name: `wall-of-${house}/${room}`.replaceAll('/', '-'),
    comment: `of its own room, ${house}/${room} may import ${allowed.join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: `^src/${house}/${room}[/.]` },
    to: { path: `^src/${house}/`, pathNot: [room, ...allowed].map(one => `^src/${house}/${one}[/.]`) },
  })),
  ...(joined.includes(house) ? [] : [tableOf(house, table)]),
  ...(house in faces ? [faceOf(house)] : []),
]);

function tableOf(house, table) {
  return {
    name: `a-room-of-${house.replace('/', '-')}-stands-in-its-table`,
    comment: `a room that is missing in the table may import nothing of ${house}`,
    severity: 'error',
    from: {
      path: `^src/${house}/`,
      pathNot: [faces[house] ?? 'index', ...Object.keys(table)].map(room => `^src/${house}/${room}[/.]`),
    },
    to: { path: `^src/${house}/` },
  };
}

function faceOf(house) {
  return {
    name: `${house.replace('/', '-')}-has-a-face`,
    comment: `others ask ${house} through src/${house}/${faces[house]}.ts alone`,
    severity: 'error',
    from: { pathNot: `^src/${house}/` },
    to: { path: `^src/${house}/`, pathNot: [faces[house], ...besideFaces].map(one => `^src/${house}/${one}[.]ts$`) },
  };
}

module.exports = {
  forbidden: [
    ...doors,
    ...walls,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'one-dialect-does-not-know-another',
      severity: 'error',
      from: { path: '^src/dialects/([^/]+)/' },
      to: { path: '^src/dialects/[^/]+/', pathNot: '^src/dialects/$1/' },
    },
    {
      name: 'a-rule-knows-rule.ts-only',
      severity: 'error',
      from: { path: '^src/rules/', pathNot: '^src/rules/index[.]ts$' },
      to: { path: '^src/rules/', pathNot: '^src/rules/(rule|index)[.]ts$' },
    },
    {
      name: 'files-are-for-the-edges',
      comment: 'of the constructs synth.ts alone writes files',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(files/|cli/|constructs/synth[.])' },
      to: { path: '^src/files/' },
    },
    { name: 'cli-is-an-edge', severity: 'error', from: { pathNot: '^src/cli/' }, to: { path: '^src/cli/' } },
    { name: 'public-api-is-an-edge', severity: 'error', from: { path: '^src/.+/' }, to: { path: '^src/index[.]ts$' } },
    {
      name: 'node-is-for-the-edges',
      comment: 'only the command line touches files, streams, time or the environment',
      severity: 'error',
      from: { pathNot: Object.keys(nodeModules).map(room => `^src/${room}[/.]`) },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(nodeModules).map(([room, allowed]) => ({
      name: `node-in-${room.replace('/', '-')}`,
      severity: 'error',
      from: { path: `^src/${room}[/.]` },
      to: { dependencyTypes: ['core'], pathNot: allowed.map(one => `^(node:)?${one}$`) },
    })),
    {
      name: 'cdk8s-is-for-constructs',
      severity: 'error',
      from: { pathNot: '^src/(constructs/|index[.]ts$)' },
      to: { path: 'node_modules/(cdk8s|cdk8s-plus-28|constructs)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
