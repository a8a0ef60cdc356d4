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
  {
    recordType: 'risk.own-model',
    name: 'Risk models of the council',
    what: 'Who put a model of the council in force, when, why and after which trials; drafts, with what came out when they were tried; what counts in a back-test, and parts to begin with. Names the colleagues who wrote and published.',
    basis:
      'An old colour can be explained only with the model of its day, and with who answered for it. Published models are never changed or taken away; a draft goes when somebody discards or publishes it.',
    tables: [
      'risk.model_publication',
      'risk.model_draft',
      'risk.model_trial',
      'risk.outcome_rule',
      'risk.model_suggestion',
    ],
    kept: 'As long as the council uses Amberley',
  },
  {
    recordType: 'risk.decision',
    name: 'Decisions on the status of services',
    what: 'What officers decided of a service, with the reason of an override, its owner and last day, and the status that held on each day. Names the colleague who decided and the one who owns an override.',
    basis:
      'Shows who answered for a status, and on what grounds, when the council must account for what it knew of a service (Care Act 2014, sections 5 and 48). A decision is never changed or taken away, only followed.',
    tables: ['risk.decision', 'risk.status', 'risk.status_history', 'risk.override_rule'],
    kept: 'As long as the council uses Amberley',
  },
];
