import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashes, normalPhone } from '../rules/clashes.ts';
import { decideMatch, type Candidate } from '../rules/matching.ts';

const candidate = (locationId: string, score: number, postcode = 'OL1 1AA'): Candidate => ({
  locationId,
  name: `Home ${locationId}`,
  postcode,
  score,
});

describe('which service a row means', () => {
  it('an id that is known decides alone', () => {
    const match = decideMatch({ id: '1-a', name: 'Quite another name' }, [
      candidate('1-A', 0),
      candidate('1-B', 1),
    ]);
    expect(match).toEqual({ kind: 'matched', locationId: '1-A', name: 'Home 1-A' });
  });

  it('without an id, the postcode and an alike name decide', () => {
    const match = decideMatch({ name: 'Ash Court', postcode: 'ol11aa' }, [
      candidate('1-A', 0.9),
      candidate('1-B', 0.3),
      candidate('1-C', 1, 'OL9 9ZZ'),
    ]);
    expect(match).toMatchObject({ kind: 'matched', locationId: '1-A' });
  });

  it('asks where two services at the postcode have such a name', () => {
    const match = decideMatch({ name: 'Ash Court', postcode: 'OL1 1AA' }, [
      candidate('1-A', 0.9),
      candidate('1-B', 0.85),
    ]);
    expect(match).toMatchObject({ kind: 'ambiguous', why: 'several services at OL1 1AA have such a name' });
  });

  it('asks where the only service at the postcode has a different name', () => {
    const match = decideMatch({ name: 'Ash Court', postcode: 'OL1 1AA' }, [candidate('1-A', 0.1)]);
    expect(match).toMatchObject({ kind: 'ambiguous', why: 'the name at OL1 1AA is different' });
  });

  it('asks where the id is unknown but the name is known, since the file contradicts itself', () => {
    const match = decideMatch({ id: '1-OLD', name: 'Ash Court', postcode: 'OL1 1AA' }, [candidate('1-A', 1)]);
    expect(match).toMatchObject({ kind: 'ambiguous', why: 'no service has the id "1-OLD"' });
  });

  it.each([
    [{ id: '1-X' }, 'no service has the id "1-X"'],
    [{ name: 'Ash Court' }, 'the row has no id, and not both a name and a postcode'],
    [{ name: 'Ash Court', postcode: 'OL2 2BB' }, 'no service is at OL2 2BB'],
  ])('%j matches nothing: %s', (row, why) =>
    expect(decideMatch(row, [candidate('1-A', 1)])).toEqual({ kind: 'unmatched', why }),
  );

  it('never matches a location that is not a candidate', () => {
    const candidates = fc.array(
      fc.record({
        locationId: fc.string(),
        name: fc.string(),
        postcode: fc.constantFrom('OL1 1AA', 'OL2 2BB'),
        score: fc.float({ min: 0, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(fc.string(), candidates, (id, all) => {
        const match = decideMatch({ id, name: 'Ash', postcode: 'OL1 1AA' }, all);
        if (match.kind === 'matched')
          expect(all.map(({ locationId }) => locationId)).toContain(match.locationId);
      }),
    );
  });
});

describe('where the council and CQC differ', () => {
  it('shows both and prefers neither', () => {
    expect(
      clashes({ councilBeds: 30, councilPhone: '0161 770 2000' }, { beds: 28, phone: '01617701000' }),
    ).toEqual([
      { field: 'beds', council: '30', cqc: '28', words: 'The council counts 30 beds, CQC 28.' },
      {
        field: 'phone',
        council: '0161 770 2000',
        cqc: '01617701000',
        words: 'The council has the phone number 0161 770 2000, CQC 01617701000.',
      },
    ]);
  });

  it('what either does not know is no clash, and zero beds is known', () => {
    expect(clashes({ councilBeds: null, councilPhone: '' }, { beds: 28, phone: null })).toEqual([]);
    expect(clashes({ councilBeds: 0, councilPhone: null }, { beds: 28, phone: null })).toHaveLength(1);
  });

  it.each(['0161 770 1000', '+44 (0)161 770 1000', '01617701000', '0044 161 7701000'])(
    '%s is the same number however written',
    (phone) => {
      expect(normalPhone(phone)).toBe('01617701000');
      expect(
        clashes({ councilBeds: null, councilPhone: phone }, { beds: null, phone: '1617701000' }),
      ).toEqual([]);
    },
  );
});
