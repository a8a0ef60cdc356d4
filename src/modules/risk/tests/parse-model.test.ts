import { describe, expect, it } from 'vitest';
import { shippedModel, shippedModelJson } from '../factories.ts';
import { parseModel } from '../rules/parse-model.ts';

interface EditableIndicator {
  key: string;
  reads: Record<string, unknown>;
  bands: Record<string, unknown>[];
  unknown: Record<string, unknown>;
}
interface EditableModel {
  [key: string]: unknown;
  thresholds: { amber: number; red: number };
  indicators: EditableIndicator[];
  floors: Record<string, unknown>[];
}

/** The messages about the shipped model after an edit. */
function complaintsAfter(
  edit: (model: EditableModel, of: (key: string) => EditableIndicator) => void,
): string[] {
  const model = shippedModelJson() as EditableModel;
  edit(model, (key) => model.indicators.find((indicator) => indicator.key === key)!);
  return (parseModel(model).errors ?? []).map(({ field, message }) => `${field}: ${message}`);
}

describe('a model of risk', () => {
  it('is read as it is written where nothing is wrong', () => {
    const model = shippedModel();
    expect(model.id).toBe('cqc-only');
    expect(model.indicators.map(({ key }) => key)).toContain('safe-rating');
    expect(JSON.parse(JSON.stringify(model))).toEqual(shippedModelJson());
  });

  it('is refused where it is not an object at all', () => {
    expect(parseModel('Red').errors?.[0]?.message).toBe('A model must be a JSON object');
    expect(parseModel({}).errors?.map(({ field }) => field)).toEqual(
      expect.arrayContaining([
        'validFrom',
        'version',
        'indicators',
        'floors',
        'thresholds',
        'id',
        'name',
        'source',
      ]),
    );
  });

  it.each([
    [
      'an overlap',
      'indicators.rating-age.bands: The band from 24 months overlaps the band before it',
      complaintsAfter((_, of) => (of('rating-age').bands[0]!.to = 30)),
    ],
    [
      'a gap',
      'indicators.rating-age.bands: There is a gap: no band covers 20 to 24 months',
      complaintsAfter((_, of) => (of('rating-age').bands[0]!.to = 20)),
    ],
    [
      'no last band',
      'indicators.rating-age.bands: There is a gap: no band covers 60 months and more (the last band needs "to": null)',
      complaintsAfter((_, of) => of('rating-age').bands.pop()),
    ],
    [
      'an empty band',
      'indicators.rating-age.bands: The band from 24 to 24 months is empty: "to" must be above "from"',
      complaintsAfter((_, of) => (of('rating-age').bands[1]!.to = 24)),
    ],
    [
      'a value without a band',
      'indicators.safe-rating.bands: There is no band for "Inadequate"',
      complaintsAfter((_, of) => of('safe-rating').bands.pop()),
    ],
    [
      'a value with two bands',
      'indicators.safe-rating.bands: There are 2 bands for "Good": they overlap',
      complaintsAfter((_, of) => of('safe-rating').bands.push({ ...of('safe-rating').bands[1] })),
    ],
    [
      'a value that does not exist',
      'indicators.safe-rating.bands: "Fair" is not a value of this fact: it can be Outstanding, Good, Requires improvement, Inadequate',
      complaintsAfter((_, of) => of('safe-rating').bands.push({ equals: 'Fair', points: 0, words: 'Fair' })),
    ],
    [
      'months where the fact has no age',
      'indicators.dormancy.bands: This fact has no age, so its bands must name values with "equals"',
      complaintsAfter((_, of) => of('dormancy').bands.push({ from: 0, to: null, points: 0, words: 'x' })),
    ],
    [
      'negative points',
      'indicators.safe-rating.bands.2.points: "points" is -5: it must not be negative',
      complaintsAfter((_, of) => (of('safe-rating').bands[1]!.points = -5)),
    ],
    [
      'broken points',
      'indicators.safe-rating.bands.2.points: "points" is 1.5: it must be a whole number, 0 or more',
      complaintsAfter((_, of) => (of('safe-rating').bands[1]!.points = 1.5)),
    ],
    [
      'thresholds out of order',
      'thresholds.red: Red starts at 20 and Amber at 20: Red must start above Amber',
      complaintsAfter((model) => (model.thresholds.red = 20)),
    ],
    [
      'Amber from nothing',
      'thresholds.amber: Amber starts at 0: it must be 1 or more, or nothing could be Green',
      complaintsAfter((model) => (model.thresholds.amber = 0)),
    ],
    [
      'an unknown fact',
      'indicators.dormancy.reads: "weather" is not a fact that can be read: use one of rating, rating-age, rating-change, waiting, visit-age, manager, dormancy, enforcement, return-missed, return-late, events, heard, return',
      complaintsAfter((_, of) => (of('dormancy').reads = { fact: 'weather' })),
    ],
    [
      'a placeholder that cannot be filled',
      'indicators.dormancy.bands.1.words: "Since {date}" uses {date}, which this fact cannot fill: it knows none',
      complaintsAfter((_, of) => (of('dormancy').bands[0]!.words = 'Since {date}')),
    ],
    [
      'points without a reason',
      'indicators.dormancy.bands.2.because: "because" must be text and must not be empty',
      complaintsAfter((_, of) => delete of('dormancy').bands[1]!.because),
    ],
    [
      'an unknown that reassures more than the best that could be known',
      'indicators.manager.unknown: Unknown gives 0 points and the best band 2: unknown must not lower a score',
      complaintsAfter((_, of) => of('manager').bands.forEach((band) => (band.points = 2))),
    ],
    [
      'an unknown that is worse than the worst that could be known',
      'indicators.manager.unknown: Unknown gives 13 points and the worst band 12: learning the worst must not lower a score',
      complaintsAfter((_, of) =>
        Object.assign(of('manager').unknown, { points: 13, because: 'nobody knows' }),
      ),
    ],
    [
      'two indicators of one key',
      'indicators.manager: Two indicators have the key "manager": each needs its own',
      complaintsAfter((_, of) => (of('dormancy').key = 'manager')),
    ],
    [
      'a floor at Green',
      'floors.1.atLeast: "atLeast" is "Green": a floor holds at Amber or at Red',
      complaintsAfter((model) => (model.floors[0]!.atLeast = 'Green')),
    ],
    [
      'a floor on an unknown condition',
      'floors.1.when: "weather" is not a condition of a floor: use one of rating, rating-age, not-rated, not-regulated, dormancy, manager, enforcement, events, return-missed',
      complaintsAfter((model) => (model.floors[0]!.when = { fact: 'weather' })),
    ],
    [
      'an empty list of categories',
      'appliesTo: Say which categories of service the model is for as a list of names, or null for all',
      complaintsAfter((model) => (model.appliesTo = [])),
    ],
  ])('is refused for %s: "%s"', (_, message, complaints) => {
    expect(complaints).toContain(message);
  });

  it('is refused where its points make Green unreachable, with the lowest score it could give', () => {
    const complaints = complaintsAfter((_, of) => {
      of('manager').bands.forEach((band) =>
        Object.assign(band, { points: 25, because: 'it has a manager or none' }),
      );
      Object.assign(of('manager').unknown, { points: 25, because: 'nobody knows' });
    });
    expect(complaints).toEqual([
      'thresholds: No service could ever be Green: the lowest score that this model can give is 25 and Amber starts at 20',
    ]);
  });

  it('is refused where a floor makes Green unreachable', () => {
    const complaints = complaintsAfter((model) => {
      const floor = model.floors[0]!;
      floor.when = { fact: 'rating-age', of: 'overall', months: 0 };
    });
    expect(complaints).toEqual([
      'thresholds: No service could ever be Green: even the lowest score, 0, is always held up by a floor',
    ]);
  });
});
