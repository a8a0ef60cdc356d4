import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWords } from '../rules/cells.ts';
import { ANOTHER_ADDRESS, SOMEBODY_ELSE, withheldIn, withholder } from '../rules/withhold.ts';

const subject = { words: ['mary ann lee', 'mary@council.example'] };

describe('other people in texts', () => {
  it('are taken out by name and by address, and the subject stays', () => {
    const withhold = withholder(subject, ['Priya Shah', 'Bob']);
    expect(
      withhold('Priya Shah (priya@council.example) and priya  shah told Mary Ann Lee (Mary@Council.example)'),
    ).toBe(
      `${SOMEBODY_ELSE} (${ANOTHER_ADDRESS}) and ${SOMEBODY_ELSE} told Mary Ann Lee (Mary@Council.example)`,
    );
  });

  it('are whole words: Bob is somebody, a bobbin is not', () => {
    expect(withholder(subject, ['Bob'])('Bob, bobbin, bob’s, (BOB)')).toBe(
      `${SOMEBODY_ELSE}, bobbin, ${SOMEBODY_ELSE}’s, (${SOMEBODY_ELSE})`,
    );
  });

  it('leave a name alone that is part of the subject’s own', () => {
    expect(withholder(subject, ['Ann Lee', 'Lee'])('Mary Ann Lee')).toBe('Mary Ann Lee');
  });

  it('are never left, whatever they are called and wherever they stand', () => {
    const name = fc.stringMatching(/^[A-Z][a-z.*+?()[\]'-]{1,12} [A-Z][a-z]{1,12}$/);
    const around = fc.constantFrom('', ' ', ', ', '\n', '"', '(', '/');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.nat(), around, around, fc.boolean(), (names, at, before, after, capitals) => {
        fc.pre(names.every((each) => !subject.words[0]!.includes(each.toLowerCase())));
        const written = names[at % names.length]!;
        const text = `x${before === '' ? ' ' : before}${capitals ? written.toUpperCase() : written}${after === '' ? ' ' : after}y`;
        const found = withheldIn({ a: [{ b: text }], [written]: 1 }, withholder(subject, names)) as { a: { b: string }[] };
        expect(found.a[0]!.b.toLowerCase()).not.toContain(written.toLowerCase());
        expect(found.a[0]!.b).toContain(SOMEBODY_ELSE);
      }),
    );
  }); // prettier-ignore

  it('take no time to be found in a text made to take long', () => {
    const long = `${'a.'.repeat(50_000)}@`;
    expect(withholder(subject, ['Bob'])(long)).toBe(long);
  });
});

describe('a value as people read it', () => {
  it('is a moment in England, a list, Yes or No, or one field after the other', () => {
    expect([new Date('2026-07-01T09:00:00Z'), ['a', 'b'], true, null, { leftOn: null, officer_id: 1, a: ['b'] }, {}, 5].map(cellWords)).toEqual([
      '1 Jul 2026, 10:00:00', 'a, b', 'Yes', '', 'Officer: 1; A: b', '', '5',
    ]); // prettier-ignore
  });
});
