import { longDay } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import { riskPaths, type StoredAssessment } from '../../../risk/index.ts';

export interface RiskPanelModel {
  rag: Rag | null;
  score: string;
  /** "Amber since 2 June 2025; Green before." */
  since: string;
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
  contributions: [],
  floors: [],
  unknown: [],
  model: null,
  none: '',
};

/** How a service's colour came about, in words. */
export function presentRisk(assessment: StoredAssessment | null, registered: boolean): RiskPanelModel {
  if (assessment === null) {
    return {
      ...NONE,
      none: registered
        ? 'This service has not been rated for risk yet. Every service of our area is rated after each import of CQC data.'
        : 'A registration that has ended is not rated for risk.',
    };
  }
  const { rag, ragSince, previousRag } = assessment;
  return {
    rag,
    score: String(assessment.score),
    since:
      ragSince === null
        ? ''
        : `${rag} since ${longDay(ragSince)}${previousRag === null ? '' : `, ${previousRag} before that`}.`,
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
