import type { RetentionRule } from '../../platform/retention/index.ts';

/** How long this room's records are kept: they are about services, and prove past figures. */
export const riskRetention: readonly RetentionRule[] = [
  {
    recordType: 'risk.colour',
    name: 'Colours and their reasons',
    what: 'What risk models said of each service on each day, the models, and how often the market was rated. No person is in them.',
    basis:
      'Not personal data. A decision can be explained years later by the rules of its day (Care Act 2014, section 5).',
    tables: ['risk.assessment', 'risk.assessment_history', 'risk.model', 'risk.rating_run'],
    kept: 'As long as the council uses Amberley',
  },
];
