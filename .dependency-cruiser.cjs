// The walls of the house (docs/adr/0001): tiers only downward, a room only through its door, kernel imports nothing.
const TIERS = {
  people: 1,
  market: 2,
  cqc: 3,
  intelligence: 4,
  capacity: 4,
  feedback: 4,
  risk: 5,
  interventions: 6,
  placement: 6,
  appraisals: 6,
  escalation: 7,
  reviews: 7,
  meetings: 7,
  insight: 8,
};

const upward = Object.entries(TIERS).map(([room, tier]) => {
  const forbidden = Object.entries(TIERS)
    .filter(([other, otherTier]) => other !== room && otherTier >= tier)
    .map(([other]) => other);
  return {
    name: `${room}-imports-only-lower-tiers`,
    severity: 'error',
    comment: 'A room may use only rooms on lower tiers. What a same-tier room needs moves down.',
    from: { path: `^src/modules/${room}/` },
    to: { path: `^src/modules/(${forbidden.join('|')})/` },
  };
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing-outside-itself',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'platform-imports-no-room',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(?!kernel/|platform/)' },
    },
    {
      name: 'rooms-only-through-their-door',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'the-house-enters-rooms-by-their-door',
      severity: 'error',
      from: { path: '^src/(?!modules/)' },
      to: { path: '^src/modules/[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'the-demonstration-and-the-command-line-are-used-by-no-room',
      severity: 'error',
      from: { path: '^src/(modules|platform|kernel)/' },
      to: { path: '^src/(demonstration|cli)/|^src/(app|rooms)\\.ts$' },
    },
    ...upward,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$|/tests/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
