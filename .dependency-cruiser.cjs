/** The rooms of the server, in the row in which they stand: each may look left only. */
const rooms = [
  'base',
  'log',
  'ledger',
  'xroad',
  'registries',
  'identity',
  'notices',
  'cases',
  'intake',
  'lots',
  'searches',
  'deposits',
  'bids',
  'papers',
  'settlement',
  'property',
  'debtors',
  'assistance',
  'opendata',
  'pages',
  'webhooks',
  'statistics',
  'signals',
  'audit',
  'status',
];
const areas = ['citizen', 'bailiff', 'accounts', 'operator', 'auditor', 'account', 'statistics', 'about', 'assistance'];

/** Tests may look anywhere in the server: what they prove often lies in two rooms. */
const test = '\\.test\\.ts$';

const lookLeft = rooms.slice(0, -1).map((room, index) => ({
  name: `look-left-${room}`,
  comment: `${room} stands left of the rooms it may not use`,
  severity: 'error',
  from: { path: `^server/src/${room}/`, pathNot: test },
  to: { path: `^server/src/(${rooms.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', severity: 'error', from: { pathNot: '\\.vue$' }, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    ...lookLeft,
    {
      name: 'through-the-door',
      comment: 'another room is entered through its index.ts only; the evaluation of the signals tries them one by one',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/', pathNot: [test, '^server/src/evaluation/'] },
      to: { path: `^server/src/(${rooms.join('|')})/`, pathNot: ['^server/src/$1/', '^server/src/[^/]+/index\\.ts$', '^server/src/base/'] },
    },
    {
      name: 'through-the-door-of-base',
      comment: 'base, too; what composes the system may also take its start-up parts (embedded, migrate)',
      severity: 'error',
      from: { path: `^server/src/(${rooms.slice(1).join('|')})/`, pathNot: test },
      to: { path: '^server/src/base/', pathNot: '^server/src/base/index\\.ts$' },
    },
    {
      name: 'columns-refer-to-columns',
      comment: 'a table may name a column of another room (foreign keys), and drizzle-kit reads table*.ts alone',
      severity: 'error',
      from: { path: '/(table|table-[a-z]+)\\.ts$' },
      to: { path: '^server/src/', pathNot: ['/(table|table-[a-z]+|index)\\.ts$'] },
    },
    {
      name: 'composition-on-top',
      comment: 'rooms do not know what puts them together',
      severity: 'error',
      from: { path: `^server/src/(${rooms.join('|')})/`, pathNot: test },
      to: { path: '^server/src/(main\\.ts|app\\.ts|demo/|replay/|faults/|evaluation/|test/)' },
    },
    {
      name: 'doors-of-composition',
      comment: 'app, main, demo, replay and faults use rooms through their doors as well (base excepted)',
      severity: 'error',
      from: { path: '^server/src/(main|app)\\.ts$' },
      to: { path: `^server/src/(${rooms.slice(1).join('|')})/`, pathNot: '/index\\.ts$' },
    },
    {
      name: 'sql-in-stores',
      comment: 'only columns, stores and base speak to Postgres; the bid engine has its own statements',
      severity: 'error',
      from: {
        path: '^server/src/[^/]+/',
        pathNot: [test, '^server/src/(base|demo|replay|faults|test)/', '/(table|table-[a-z]+|store|store-[a-z]+)\\.ts$'],
      },
      to: { path: 'node_modules/(pg|drizzle-orm)/' },
    },
    {
      name: 'shared-stands-alone',
      comment: 'what both sides agree on imports nothing of ours, and zod only',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: test },
      to: { pathNot: ['^shared/src/', 'node_modules/zod/'] },
    },
    {
      name: 'pure-rules',
      comment: 'the auction rules and the verifiers of the log know no input or output',
      severity: 'error',
      from: { path: '^shared/src/(bidding|tlog|log|verify)/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'checker-is-pure',
      comment: 'the history checker reads a history and nothing else',
      severity: 'error',
      from: { path: '^server/src/faults/(check-[a-z]+|history)\\.ts$', pathNot: test },
      to: { pathNot: ['^server/src/faults/(check-[a-z]+|history)\\.ts$', '^shared/src/'] },
    },
    {
      name: 'sides-apart',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-without-page',
      severity: 'error',
      from: { path: '^server/src/' },
      to: { path: '^client/' },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      from: { path: '^(server|shared)/src/', pathNot: [test, '^server/src/test/', '^server/src/replay/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    ...areas.map((area) => ({
      name: `area-${area}`,
      comment: "one person's area never uses another's",
      severity: 'error',
      from: { path: `^client/src/${area}/` },
      to: { path: `^client/src/(${areas.filter((other) => other !== area).join('|')})/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.vue', '.json', '.css'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};
