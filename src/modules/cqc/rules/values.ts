import type { Day } from '../../../kernel/calendar-day.ts';
import { readDay } from './dates.ts';
import type { RecordError } from './staged.ts';

/** Longer text in one field of a register record is a mistake (or an attack), not a fact. */
const LONGEST_TEXT = 2_000;
const SHOWN = 80;

/**
 * Reads values of one record and gathers what is wrong with them, so that a record can be refused with every reason.
 * Blank text is null everywhere. Column is the header or JSON path that an error names.
 */
export class Values {
  readonly errors: RecordError[] = [];

  refuse(column: string, value: string, reason: string): null {
    const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
    this.errors.push({ field: column, value: shown, message: reason });
    return null;
  }

  text(column: string, value: string): string | null {
    // PostgreSQL's text cannot hold the character NUL.
    const plain = (value.includes('\u0000') ? value.replaceAll('\u0000', '') : value).trim();
    if (plain === '') return null;
    if (plain.length > LONGEST_TEXT) {
      return this.refuse(
        column,
        plain,
        `has ${plain.length} characters; at most ${LONGEST_TEXT} are expected`,
      );
    }
    return plain;
  }

  needed(column: string, value: string): string {
    return this.text(column, value) ?? (this.refuse(column, value, 'is needed and is empty'), '');
  }

  day(column: string, value: string): Day | null {
    if (value === '' || value.trim() === '') return null;
    return readDay(value) ?? this.refuse(column, value, 'is not a date; expected 2021-08-09 or 09/08/2021');
  }

  /** A count; 0 is null, because CQC writes 0 beds for services that have none. */
  count(column: string, value: string): number | null {
    const plain = value.trim();
    if (plain === '') return null;
    if (!/^\d{1,6}(\.0+)?$/.test(plain)) return this.refuse(column, value, 'is not a whole number');
    return Number.parseInt(plain, 10) || null;
  }

  degrees(column: string, value: string, limit: 90 | 180): number | null {
    const plain = value.trim();
    if (plain === '') return null;
    const degrees = Number(plain);
    if (!Number.isFinite(degrees) || Math.abs(degrees) > limit) {
      return this.refuse(column, value, `is not a number from -${limit} to ${limit}`);
    }
    return degrees;
  }

  yes(column: string, value: string): boolean | null {
    switch (value.trim().toLowerCase()) {
      case 'y':
      case 'yes':
      case 'true':
        return true;
      case 'n':
      case 'no':
      case 'false':
        return false;
      case '':
        return null;
      default:
        return this.refuse(column, value, 'is neither Y nor N');
    }
  }

  status(column: string, value: string): 'Registered' | 'Deregistered' {
    const plain = value.trim().toLowerCase();
    if (plain === 'registered' || plain === 'active') return 'Registered';
    if (plain !== 'deregistered' && plain !== 'inactive' && plain !== 'deactivated') {
      this.refuse(column, value, 'is neither Registered nor Deregistered');
    }
    return 'Deregistered';
  }
}

/** Postcodes as people write them: capitals and one space. */
export function tidyPostcode(postcode: string | null): string | null {
  return postcode === null ? null : postcode.toUpperCase().replace(/\s+/g, ' ');
}

/** Lines of an address on one line, without the empty ones. */
export function joinAddress(...lines: (string | null)[]): string | null {
  const filled = lines.filter((line) => line !== null);
  return filled.length === 0 ? null : filled.join(', ');
}

/** Words sorted and each once, so that the same set always reads the same. */
export function asSet(words: Iterable<string>): string[] {
  return [...new Set(words)].filter((word) => word !== '').sort();
}
