import { Cells, findColumns } from './columns.ts';
import { RATINGS_COLUMNS } from './headers.ts';
import { readKeyQuestion, readRating } from './rating-words.ts';
import type { ReadRow, RowReaderOrMissing } from './row-types.ts';
import { isSocialCare, notSocialCare } from './staged.ts';
import { Values } from './values.ts';

type RatingsCells = Cells<keyof typeof RATINGS_COLUMNS>;

/** Reads rows of the latest ratings file: one judgement each. */
export function eventFromRatingsRow(headers: readonly string[]): RowReaderOrMissing {
  const { places, absent, missing } = findColumns(headers, RATINGS_COLUMNS);
  if (missing.length > 0) return { missing };
  const cells: RatingsCells = new Cells(RATINGS_COLUMNS, places);
  return {
    absent,
    reader: (row) => {
      cells.turnTo(row);
      return readRatingsRow(cells);
    },
  };
}

function readRatingsRow(cells: RatingsCells): ReadRow {
  const sector = cells.of('sector');
  if (sector !== '' && !isSocialCare(sector)) return { leftOut: notSocialCare(sector.trim()) };
  const values = new Values();
  const locationId = values.needed('Location ID', cells.of('locationId'));
  if (sector === '') values.needed(cells.header('sector'), '');
  const keyQuestion = readKeyQuestion(cells.of('keyQuestion'));
  if (keyQuestion === null) {
    values.refuse(
      cells.header('keyQuestion'),
      cells.of('keyQuestion'),
      'is neither Overall nor one of the five key questions',
    );
  }
  const { rating, notRatedReason, known } = readRating(cells.of('rating'));
  const published = cells.of('publicationDate');
  const reportDate = values.day('Publication Date', published);
  if (published.trim() === '') {
    if (rating === null && values.errors.length === 0)
      return { leftOut: `not a published rating (${notRatedReason})` };
    if (rating !== null)
      values.refuse('Publication Date', '', `is needed: the rating "${rating}" has no date`);
  }
  const serviceGroup = values.text('Service / Population Group', cells.of('serviceGroup')) ?? 'Overall';
  const reportLink = values.text('URL', cells.of('link'));
  if (values.errors.length > 0 || keyQuestion === null || reportDate === null)
    return { errors: values.errors };
  return {
    event: {
      locationId,
      serviceGroup: serviceGroup.toLowerCase() === 'overall' ? 'Overall' : serviceGroup,
      keyQuestion,
      reportDate,
      rating,
      notRatedReason,
      assessed: true,
      inspectedOn: null,
      reportLink,
      regime: /assess/i.test(cells.of('reportType')) ? 'assessment' : 'inspection',
      inheritedFrom: null,
    },
    note: known
      ? undefined
      : `the rating "${cells.of('rating').trim()}" is unknown and kept as a reason for not rated`,
  };
}
