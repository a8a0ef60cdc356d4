import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { shippedModel } from '../factories.ts';
import { catalogueFor } from '../rules/draft-catalogue.ts';
import { choiceWithDraft } from '../rules/draft-choice.ts';
import { differencesOfModels } from '../rules/draft-differences.ts';
import { moveFloor, removeIndicator, switchIndicator, withCaps } from '../rules/draft-edits.ts';
import { draftJson, draftOf, parseDraft, substanceOf } from '../rules/draft.ts';
import type { Model } from '../rules/model.ts';
import { isOwnModel, modelInForce, modelsInForce, ownModelId } from '../rules/model-in-force.ts';
import { nextVersionOf } from '../rules/next-version.ts';

const model = shippedModel();
const homes = shippedModel('care-homes-1');
const json = (of: Model = model) => structuredClone(draftJson(draftOf(of)));
const read = (of: unknown) => {
  const parsed = parseDraft(of);
  if (parsed.errors !== undefined) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
};
const problems = (of: unknown) =>
  (parseDraft(of).errors ?? []).map(({ field, message }) => `${field}: ${message}`);

describe('a draft', () => {
  it('that says what a model says is read as it is', () => {
    expect(read(json()).model).toEqual(model);
    expect(read(json()).off).toEqual({ indicators: [], floors: [] });
  });

  it('is refused with everything that is wrong, in words and with its place', () => {
    expect(problems('Red')).toEqual(['model: A model must be a JSON object']);
    expect(problems({ ...json(), thresolds: {} })[0]).toMatch(
      /^thresolds: "thresolds" is not a part of a model/,
    );
    expect(problems({ ...json(), thresholds: { amber: 60, red: 20 } })).toEqual([
      'thresholds.red: Red starts at 20 and Amber at 60: Red must start above Amber',
    ]);
  });

  it('is refused where its weights make Green unreachable, with the reason', () => {
    const bad = json();
    const manager = (
      bad.indicators as { key: string; bands: Record<string, unknown>[]; unknown: object }[]
    ).find(({ key }) => key === 'manager')!;
    manager.bands = manager.bands.map((band) => ({ ...band, points: 20, because: 'it is so' }));
    manager.unknown = { ...manager.unknown, points: 20, because: 'it is so' };
    expect(problems(bad)).toEqual([
      'thresholds: No service could ever be Green: the lowest score that this model can give is 20 and Amber starts at 20',
    ]);
  });

  it('is refused before it is tried where it is too large to be tried', () => {
    const [first] = model.indicators;
    const many = Array.from({ length: 101 }, (_, i) => ({ ...first, key: `a-${i}` }));
    expect(problems({ ...json(), indicators: many })).toEqual([
      'indicators: There are 101 indicators: a model may have 100 at most',
    ]);
    const bands = Array.from({ length: 41 }, (_, i) => ({
      from: i,
      to: i === 40 ? null : i + 1,
      points: 0,
      words: 'x',
    }));
    const waiting = { ...model.indicators.find(({ key }) => key === 'waiting'), bands };
    expect(problems({ ...json(), indicators: [waiting] })).toEqual([
      'indicators: "waiting" has 41 bands: 40 at most',
      'indicators: Bands start at 41 different lengths of time: 20 at most',
    ]);
    expect(problems({ ...json(), indicators: [{ ...first, key: 'a/b' }] })[0]).toContain(
      'must be 1 to 60 small letters',
    );
    expect(problems({ ...json(), name: 'x'.repeat(1001) })).toEqual([
      'model: A text of the model is longer than 1000 characters',
    ]);
  });

  it('keeps what is switched off beside the model, and takes it back as it was', () => {
    const off = read(switchIndicator(json(), 'manager', false));
    expect(off.model.indicators.map(({ key }) => key)).not.toContain('manager');
    expect(off.off.indicators.map(({ key }) => key)).toEqual(['manager']);
    const on = read(switchIndicator(draftJson(off), 'manager', true));
    expect(on.off.indicators).toEqual([]);
    expect(on.model.indicators).toHaveLength(model.indicators.length);
    expect(on.model.indicators.at(-1)).toEqual(model.indicators.find(({ key }) => key === 'manager'));
  });

  it('takes an indicator that is off or gone out of its caps, and a cap without any away', () => {
    const [cap] = homes.caps!;
    const gone = cap!.indicators.reduce((left, key) => removeIndicator(left, key), json(homes));
    const { model: left } = read(gone);
    expect(left.caps!.map(({ label }) => label)).not.toContain(cap!.label);
    expect(left.caps!.flatMap(({ indicators }) => indicators)).not.toContain(cap!.indicators[0]);
    const out = read(withCaps(json(homes), 'complaints', [2])).model.caps!;
    expect(out.map(({ indicators }) => indicators.includes('complaints'))).toEqual([false, false, true]);
  });

  it('moves floors off, on and away by their places', () => {
    const off = moveFloor(json(), 1, false, 'off');
    expect(read(off).off.floors).toEqual([model.floors[1]]);
    expect(read(moveFloor(off, 0, true, 'on')).model.floors).toHaveLength(model.floors.length);
    expect(read(moveFloor(off, 0, true, 'away')).off.floors).toEqual([]);
  });

  it('has a digest that name, version, first day and the order of keys do not change, and points do', () => {
    const renamed = { ...model, name: 'Other', version: 9, validFrom: day('2030-01-01'), source: 'x' };
    const turned = Object.fromEntries(Object.entries(model).toReversed()) as unknown as Model;
    expect(substanceOf(renamed)).toBe(substanceOf(model));
    expect(substanceOf(turned)).toBe(substanceOf(model));
    expect(substanceOf({ ...model, thresholds: { amber: 21, red: 60 } })).not.toBe(substanceOf(model));
  });
});

describe('the differences between two models', () => {
  it('are none of a model with itself', () => {
    expect(differencesOfModels(homes, homes)).toEqual([]);
  });

  it('say points 25 → 30, limits, and what came and went', () => {
    const changed = json();
    changed.thresholds = { amber: 25, red: 60 };
    const [overall] = changed.indicators as { bands: { points: number; equals?: string }[] }[];
    overall!.bands.find(({ equals }) => equals === 'Requires improvement')!.points = 30;
    const now = read(switchIndicator(moveFloor(changed, 7, false, 'away'), 'dormancy', false)).model;
    expect(differencesOfModels(model, now)).toEqual([
      { part: 'Limits', what: 'Amber starts at', before: '20', now: '25' },
      { part: 'Overall rating', what: 'Points: Requires improvement', before: '+25', now: '+30' },
      { part: 'Dormancy', what: 'Indicator', before: 'up to +6 points', now: '' },
      { part: 'Floor: It is dormant', what: 'Colour', before: 'at least Amber', now: '' },
    ]);
  });

  it('see every change of what an indicator reads, also of what is not said in words', () => {
    const changed = json(homes);
    const events = (changed.indicators as { key: string; reads: Record<string, unknown> }[]).find(
      ({ key }) => key === 'complaints',
    )!;
    events.reads = { ...events.reads, kinds: ['complaint'], days: 90, perBeds: 50 };
    const [found, ...others] = differencesOfModels(homes, read(changed).model);
    expect(others).toEqual([]);
    expect(found!.before).toContain('180 days');
    expect(found!.now).toContain('90 days');
    expect(found!.now).toContain('Kinds: complaint.');
    const rating = json();
    (rating.indicators as { key: string; reads: { of: string } }[])[0]!.reads.of = 'safe';
    expect(differencesOfModels(model, read(rating).model)).toEqual([
      { part: 'Overall rating', what: 'What it reads', before: 'rating, overall', now: 'rating, safe' },
    ]);
  });
});

describe('which model decides', () => {
  const on = day('2026-11-16');
  const own = { ...homes, id: ownModelId('1'), version: 1, validFrom: day('2026-11-01') };

  it("is the council's own before a shipped one for the kinds that it names, from its first day on", () => {
    expect(modelInForce([model, homes, own], 'Nursing home', on)).toBe(own);
    expect(modelInForce([model, homes, own], 'Nursing home', day('2026-10-31'))).toBe(homes);
    expect(modelInForce([model, homes, own], 'Home care', on)).toBe(model);
  });

  it('is one that names the kind before one for all, whoever made it', () => {
    const all = { ...own, appliesTo: null };
    expect(modelInForce([model, homes, all], 'Nursing home', on)).toBe(homes);
    expect(modelInForce([model, homes, all], 'Hospice', on)).toBe(all);
  });

  it('with a draft is the draft for its kinds, and for everything else what it is now', () => {
    const draft = { ...own, id: ownModelId('2'), appliesTo: ['Nursing home'], validFrom: day('2030-01-01') };
    const choose = choiceWithDraft([model, homes, own], draft, on);
    expect(choose('Nursing home')).toBe(draft);
    expect(choose('Residential home')).toBe(own);
    expect(choose('Home care')).toBe(model);
    const forAll = choiceWithDraft([model, homes, own], { ...draft, appliesTo: null }, on);
    expect(forAll('Nursing home')).toBe(own);
    expect(forAll('Home care').id).toBe(draft.id);
  });

  it('leaves out of what is in force what decides nothing any more', () => {
    const names = (all: Model[]) => modelsInForce(all, on).map(({ id }) => id);
    const others = { ...model, id: 'others', validFrom: day('2024-01-01') };
    expect(names([model, others, homes])).toEqual(['care-homes', 'others']);
    expect(names([model, own, homes])).toEqual([own.id, 'cqc-only']);
    expect(names([model, { ...own, appliesTo: ['Nursing home'] }, homes])).toEqual([
      own.id,
      'care-homes',
      'cqc-only',
    ]);
  });

  it('without the earlier versions of the draft itself', () => {
    const next = { ...own, version: 2, appliesTo: ['Nursing home'] };
    expect(choiceWithDraft([model, homes, own], next, on)('Residential home')).toBe(homes);
  });

  it('gives a draft the next version of an own model, and a line of its own where it begins with a shipped one', () => {
    expect(nextVersionOf(own, [own, { ...own, version: 4 }], 'x')).toMatchObject({ id: own.id, version: 5 });
    const first = nextVersionOf(homes, [homes], 'abc');
    expect([first.id, first.version, isOwnModel(first), isOwnModel(homes)]).toEqual([
      'own-abc',
      1,
      true,
      false,
    ]);
  });
});

describe('what can be added', () => {
  it('is everything that the draft has neither on nor off', () => {
    const draft = read(switchIndicator(json(), 'manager', false));
    const { indicators, floors } = catalogueFor(draft, [model, homes], []);
    const keys = indicators.map(({ key }) => key);
    expect(keys).toContain('safeguarding');
    expect(keys).not.toContain('manager');
    expect(keys).not.toContain('overall-rating');
    expect(new Set(keys).size).toBe(keys.length);
    expect(
      floors.every(
        ({ when }) => !model.floors.some((floor) => JSON.stringify(floor.when) === JSON.stringify(when)),
      ),
    ).toBe(true);
  });
});
