import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import type { DraftEdit } from '../../parts/save-draft-edit.ts';
import { wholeIn } from '../../parts/whole-in.ts';
import { withFloor, type DraftJson } from '../../rules/draft-edits.ts';
import type { FloorPlace } from '../../rules/draft-places.ts';
import type { Floor, FloorCondition } from '../../rules/model.ts';
import { fieldsOfHeard, heardOf } from '../model-draft-indicator/reads-form.ts';

/** A floor as its form shows it. */
export function fieldsOfFloor({ when, atLeast, words, because, source }: Floor): Fields {
  return { ...fieldsOfCondition(when), atLeast, words, because, source };
}

function fieldsOfCondition(when: FloorCondition): Fields {
  switch (when.fact) {
    case 'rating':
      return { of: when.of, in: [...when.in] };
    case 'rating-age':
      return { of: when.of, months: String(when.months) };
    case 'manager':
    case 'return-missed':
      return { months: String(when.months) };
    case 'enforcement':
      return { severe: when.severe ? 'yes' : 'no' };
    case 'events':
      return { ...fieldsOfHeard(when), count: String(when.count) };
    default:
      return {};
  }
}

/** What the form makes of a draft. */
export function parseFloorForm(fields: Fields, json: DraftJson, { floor, at, isOff }: FloorPlace): DraftEdit {
  const errors: FieldError[] = [];
  const changed = {
    when: conditionOf(fields, floor.when, errors),
    atLeast: one(fields, 'atLeast'),
    words: one(fields, 'words'),
    because: one(fields, 'because'),
    source: one(fields, 'source'),
  };
  const own = `${isOff ? 'off.' : ''}floors.${at + 1}.`;
  return {
    json: withFloor(json, at, isOff, changed),
    errors,
    inputOf: (place) => {
      if (place === 'thresholds') return 'atLeast';
      if (!place.startsWith(own)) return null;
      const part = place.slice(own.length).replace(/^when\.?/, '');
      if (part.startsWith('called')) return part === 'called.many' ? 'calledMany' : 'calledOne';
      return part === '' ? 'atLeast' : part;
    },
    fallback: 'atLeast',
  };
}

function conditionOf(fields: Fields, when: FloorCondition, errors: FieldError[]): unknown {
  const { fact } = when;
  const months = () => wholeIn(fields, 'months', 'The number of months', errors);
  switch (fact) {
    case 'rating':
      return { fact, of: one(fields, 'of'), in: many(fields, 'in') };
    case 'rating-age':
      return { fact, of: one(fields, 'of'), months: months() };
    case 'manager':
    case 'return-missed':
      return { fact, months: months() };
    case 'enforcement':
      return { fact, severe: one(fields, 'severe') === 'yes' };
    case 'events':
      return {
        fact,
        ...heardOf(fields, errors),
        count: wholeIn(fields, 'count', 'The number of entries', errors),
      };
    default:
      return when;
  }
}
