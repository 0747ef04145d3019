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

/** The rooms within `network`, and the files beside them, by the same rule: which may import which. */
const networkRooms = {
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
};

/** The same of `regex`. */
const regexRooms = {
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
};

/** The same of `simulate`. */
const simulateRooms = {
  request: [],
  match: ['request'],
  steps: ['request', 'match'],
  answer: ['request', 'match', 'steps'],
  compare: ['request', 'match', 'steps', 'answer'],
  shadow: ['request', 'match', 'answer', 'compare'],
};

/** The same of what `parse` has rooms for; the files beside them join these. */
const parseRooms = {
  tree: [],
  trivia: [],
  scalars: [],
  'spoken-text': [],
  yaml: ['tree', 'trivia', 'scalars', 'spoken-text'],
  json: ['tree', 'yaml'],
  'source-map': ['tree', 'trivia', 'yaml/scanner/characters'],
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

/** The walls within a room: what each of its rooms, and each file beside them, may import of it. */
function wallsOf(room, inner) {
  return [
    ...Object.entries(inner).map(([part, allowed]) => ({
      name: `wall-of-${room}-${part}`,
      comment: `of its own room, ${room}/${part} may import ${allowed.join(', ') || 'nothing'}`,
      severity: 'error',
      from: { path: `^src/${room}/${part}[/.]` },
      to: { path: `^src/${room}/`, pathNot: [part, ...allowed].map(one => `^src/${room}/${one}[/.]`) },
    })),
    {
      name: `a-room-of-${room}-stands-in-its-table`,
      comment: `a room that is missing in the table may import nothing of ${room}`,
      severity: 'error',
      from: {
        path: `^src/${room}/`,
        pathNot: ['index', ...Object.keys(inner)].map(part => `^src/${room}/${part}[/.]`),
      },
      to: { path: `^src/${room}/` },
    },
  ];
}

const innerWalls = [
  ...wallsOf('parse', parseRooms).slice(0, -1),
  ...wallsOf('network', networkRooms),
  ...wallsOf('regex', regexRooms),
  ...wallsOf('simulate', simulateRooms),
  {
    name: 'network-has-a-face',
    comment: 'others ask the network through src/network/index.ts alone',
    severity: 'error',
    from: { pathNot: '^src/network/' },
    to: { path: '^src/network/', pathNot: '^src/network/index[.]ts$' },
  },
];

module.exports = {
  forbidden: [
    ...doors,
    ...innerWalls,
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
