import type { Day } from '../../../kernel/calendar-day.ts';
import { objectOf, objectsOf, textOf, type Json } from './api-json.ts';
import { readKeyQuestion, readRating } from './rating-words.ts';
import type { Regime, StagedRatingEvent } from './staged.ts';
import type { Values } from './values.ts';

/** CQC's website links each report's document here; `reportUri` of the API continues it. */
const REPORTS = 'https://api.cqc.org.uk/public/v1';
const WEBSITE = 'https://www.cqc.org.uk/location';

interface Report {
  link: string;
  firstVisit: Day | null;
}

/** Where one rating was found, and what all ratings found there share. */
interface Found {
  path: string;
  serviceGroup: string;
  reportDate: string;
  linkId: string;
  organisationId: string;
  regime: Regime;
  /** Set for assessments; inspections take theirs from the report's own entry. */
  inspectedOn: Day | null;
  reportLink: string | null;
}

export interface ApiJudgements {
  events: StagedRatingEvent[];
  /** CQC's words where it says that no rating was ever published. */
  unratedReason: string | null;
  notes: string[];
}

/**
 * Every published judgement in an API location: `currentRatings` and `historicRatings` of the inspection regime, and
 * `assessment[].ratings.asgRatings[]` of the assessment framework. The same judgement told twice is one event; the
 * current rating's word wins over history's.
 */
export function eventsFromApi(values: Values, record: Json): ApiJudgements {
  const gatherer = new EventGatherer(values, record);
  gatherer.current(objectOf(record.currentRatings));
  objectsOf(record.historicRatings).forEach((rating, i) =>
    gatherer.historic(rating, `historicRatings[${i}]`),
  );
  objectsOf(record.assessment).forEach((assessment, i) =>
    gatherer.assessment(assessment, `assessment[${i}]`),
  );
  return {
    events: [...gatherer.events.values()],
    unratedReason: gatherer.unratedReason,
    notes: gatherer.notes,
  };
}

class EventGatherer {
  readonly events = new Map<string, StagedRatingEvent>();
  readonly notes: string[] = [];
  unratedReason: string | null = null;
  private readonly locationId: string;
  private readonly reports = new Map<string, Report>();
  private readonly values: Values;

  constructor(values: Values, record: Json) {
    this.values = values;
    this.locationId = textOf(record.locationId).trim();
    objectsOf(record.reports).forEach((report, i) => {
      const linkId = textOf(report.linkId);
      const uri = textOf(report.reportUri);
      this.reports.set(linkId, {
        link: uri === '' ? reportLinkOf(linkId) : REPORTS + uri,
        firstVisit: values.day(`reports[${i}].firstVisitDate`, textOf(report.firstVisitDate)),
      });
    });
  }

  current(ratings: Json): void {
    this.group(
      objectOf(ratings.overall),
      inspection('currentRatings.overall', 'Overall', textOf(ratings.reportDate)),
    );
    objectsOf(ratings.serviceRatings).forEach((service, i) => {
      this.group(
        service,
        inspection(`currentRatings.serviceRatings[${i}]`, groupName(service), textOf(ratings.reportDate)),
      );
    });
  }

  historic(ratings: Json, path: string): void {
    const shared = { linkId: textOf(ratings.reportLinkId), organisationId: textOf(ratings.organisationId) };
    const date = textOf(ratings.reportDate);
    this.group(objectOf(ratings.overall), { ...inspection(`${path}.overall`, 'Overall', date), ...shared });
    objectsOf(ratings.serviceRatings).forEach((service, i) => {
      this.group(service, {
        ...inspection(`${path}.serviceRatings[${i}]`, groupName(service), date),
        ...shared,
      });
    });
  }

  assessment(assessment: Json, path: string): void {
    const published = textOf(assessment.assessmentPlanPublishedDateTime);
    objectsOf(objectOf(assessment.ratings).asgRatings).forEach((rating, i) => {
      const here = `${path}.ratings.asgRatings[${i}]`;
      if (published.trim() === '') {
        this.notes.push('an assessment without a day of publication was passed over');
        return;
      }
      const planId = textOf(rating.assessmentPlanId).trim();
      this.group(rating, {
        path: here,
        serviceGroup: groupName(rating),
        reportDate: published,
        linkId: '',
        organisationId: '',
        regime: 'assessment',
        inspectedOn: this.values.day(`${here}.assessmentDate`, textOf(rating.assessmentDate)),
        reportLink: `${WEBSITE}/${this.locationId}${planId === '' ? '' : `/reports/${encodeURIComponent(planId)}/overall`}`,
      });
    });
  }

  /** One group's rating and its key questions', each of which may have a date and a report of its own. */
  private group(rating: Json, found: Found): void {
    const questions = objectsOf(rating.keyQuestionRatings);
    const own = withOwn(rating, found);
    if ('rating' in rating) {
      // The overall rating names no first registration, but the key questions of its report do.
      const inherited = questions.find(
        (question) => textOf(question.reportLinkId) === own.linkId && question.organisationId,
      );
      const organisationId = own.organisationId || textOf(inherited?.organisationId);
      this.add('Overall', textOf(rating.rating), { ...own, organisationId }, true);
    }
    questions.forEach((question, i) => {
      const name = textOf(question.name);
      const keyQuestion = readKeyQuestion(name);
      if (keyQuestion === null || keyQuestion === 'Overall') {
        this.notes.push(`the key question "${name}" is not one of the five`);
        return;
      }
      const path = `${found.path}.keyQuestionRatings[${i}]`;
      const assessed = textOf(question.status).trim().toLowerCase() !== 'not assessed';
      this.add(keyQuestion, textOf(question.rating), withOwn(question, { ...own, path }), assessed);
    });
  }

  private add(
    keyQuestion: StagedRatingEvent['keyQuestion'],
    words: string,
    found: Found,
    assessed: boolean,
  ): void {
    const { rating, notRatedReason, known } = readRating(words);
    if (!known)
      this.notes.push(
        `the rating "${words.trim().slice(0, 80)}" is unknown and kept as a reason for not rated`,
      );
    if (found.reportDate.trim() === '') {
      if (rating !== null)
        this.values.refuse(`${found.path}.reportDate`, '', `is needed: the rating "${rating}" has no date`);
      else if (found.serviceGroup === 'Overall' && keyQuestion === 'Overall')
        this.unratedReason = notRatedReason;
      return;
    }
    const reportDate = this.values.day(`${found.path}.reportDate`, found.reportDate);
    if (reportDate === null) return;
    const key = `${found.serviceGroup}\n${keyQuestion}\n${reportDate}`;
    if (this.events.has(key)) return;
    const report = this.reports.get(found.linkId);
    this.events.set(key, {
      locationId: this.locationId,
      serviceGroup: found.serviceGroup,
      keyQuestion,
      reportDate,
      rating,
      notRatedReason,
      assessed,
      inspectedOn: found.inspectedOn ?? report?.firstVisit ?? null,
      reportLink:
        found.reportLink ?? report?.link ?? (found.linkId === '' ? null : reportLinkOf(found.linkId)),
      regime: found.regime,
      inheritedFrom:
        found.organisationId === '' || found.organisationId === this.locationId ? null : found.organisationId,
    });
  }
}

function inspection(path: string, serviceGroup: string, reportDate: string): Found {
  return {
    path,
    serviceGroup,
    reportDate,
    linkId: '',
    organisationId: '',
    regime: 'inspection',
    inspectedOn: null,
    reportLink: null,
  };
}

/** What a rating says of its own date, report and first registration goes before what it shares with others. */
function withOwn(rating: Json, found: Found): Found {
  return {
    ...found,
    reportDate: textOf(rating.reportDate) || found.reportDate,
    linkId: textOf(rating.reportLinkId) || found.linkId,
    organisationId: textOf(rating.organisationId) || found.organisationId,
  };
}

function groupName(rating: Json): string {
  return textOf(rating.name).trim() || 'Overall';
}

function reportLinkOf(linkId: string): string {
  return `${REPORTS}/reports/${encodeURIComponent(linkId)}`;
}
