import { longDay } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import { riskPaths, standingWords, type StoredAssessment } from '../../../risk/index.ts';
import type { ServiceStatus } from '../../queries/fetch-service.ts';

export interface RiskPanelModel {
  /** What the model proposes, which the panel explains. */
  rag: Rag | null;
  score: string;
  /** "Amber since 2 June 2025, Green before that." */
  since: string;
  /** How the status stands: "Decided on 3 March 2026 by Ann Officer." */
  standing: string;
  nextAction: string;
  /** Null where it has no status. */
  historyHref: string | null;
  contributions: { words: string; points: string }[];
  floors: readonly { atLeast: Rag; words: string }[];
  unknown: string[];
  model: { words: string; href: string } | null;
  /** What stands here where nothing was rated. */
  none: string;
}

const NONE: RiskPanelModel = {
  rag: null,
  score: '',
  since: '',
  standing: '',
  nextAction: '',
  historyHref: null,
  contributions: [],
  floors: [],
  unknown: [],
  model: null,
  none: '',
};

/** How a service's colour came about, in words. */
export function presentRisk(
  assessment: StoredAssessment | null,
  status: ServiceStatus | null,
  registered: boolean,
): RiskPanelModel {
  if (assessment === null) {
    return {
      ...NONE,
      none: registered
        ? 'This service has not been rated for risk yet. Every service of our area is rated after each import of CQC data.'
        : 'A registration that has ended is not rated for risk.',
    };
  }
  const { rag } = assessment;
  return {
    rag,
    score: String(assessment.score),
    since: sinceOf(status),
    standing: status === null ? '' : standingWords(status),
    nextAction: status?.nextAction ?? '',
    historyHref: status === null ? null : riskPaths.history(assessment.locationId),
    contributions: assessment.contributions.map(({ words, points }) => ({
      words,
      points: points > 0 ? `+${points}` : String(points),
    })),
    floors: assessment.floors,
    unknown: assessment.unknown.map(({ words }) => words),
    model: {
      words: `${assessment.modelName}, version ${assessment.modelVersion}, as at ${longDay(assessment.asAt)}`,
      href: riskPaths.model(assessment.asAt),
    },
    none: '',
  };
}

function sinceOf(status: ServiceStatus | null): string {
  if (status === null) return '';
  const { rag, since, before } = status;
  return `${rag} since ${longDay(since)}${before === null ? '' : `, ${before} before that`}.`;
}
