import type { LocalFactValues } from './local-fact.ts';

/** What the register says of a location, as far as the council may hold something else. */
export interface RegisterFacts {
  beds: number | null;
  phone: string | null;
}

/** One fact on which the council and CQC differ: both stay, and people see both. */
export interface Clash {
  field: 'beds' | 'phone';
  council: string;
  cqc: string;
  /** The clash in a sentence. */
  words: string;
}

/** A phone number as digits with the trunk zero, so that "+44 (0)161 770 1000" and "0161 7701000" are the same. */
export function normalPhone(text: string): string {
  const digits = text
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^\+44|^0044/, '0')
    .replace(/\D/g, '');
  return digits.length === 10 && !digits.startsWith('0') ? `0${digits}` : digits;
}

/** Where the council's own facts differ from CQC's. What either does not know is no clash. */
export function clashes(
  council: Pick<LocalFactValues, 'councilBeds' | 'councilPhone'>,
  cqc: RegisterFacts,
): Clash[] {
  const found: Clash[] = [];
  if (council.councilBeds !== null && cqc.beds !== null && council.councilBeds !== cqc.beds) {
    const [ours, theirs] = [String(council.councilBeds), String(cqc.beds)];
    found.push({
      field: 'beds',
      council: ours,
      cqc: theirs,
      words: `The council counts ${ours} beds, CQC ${theirs}.`,
    });
  }
  const [ours, theirs] = [council.councilPhone ?? '', cqc.phone ?? ''];
  if (normalPhone(ours) !== '' && normalPhone(theirs) !== '' && normalPhone(ours) !== normalPhone(theirs)) {
    found.push({
      field: 'phone',
      council: ours,
      cqc: theirs,
      words: `The council has the phone number ${ours}, CQC ${theirs}.`,
    });
  }
  return found;
}
