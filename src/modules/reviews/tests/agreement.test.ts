import { describe, expect, it } from 'vitest';
import { agreementsOf } from '../rules/agreement.ts';
import { parseClose } from '../pages/progress/form.ts';

describe('agreement between model and officers', () => {
  it('counts what was accepted, decided worse, and decided better', () => {
    expect(
      agreementsOf([
        { rag: 'Red', proposed: 'Red' },
        { rag: 'Red', proposed: 'Amber' },
        { rag: 'Green', proposed: 'Amber' },
        { rag: 'Amber', proposed: 'Red' },
      ]),
    ).toEqual({ accepted: 1, worse: 1, better: 2 });
  });
});

describe('closing a month', () => {
  const undecided = [{ name: 'Ash Court', locationId: '1-A' }];

  it('asks for a reason where services are undecided: "1 service is undecided"', () => {
    expect(parseClose({ version: '1' }, undecided).errors?.[0]?.message).toContain('1 service is undecided');
    expect(parseClose({ version: '1' }, []).value).toEqual({ version: 1, reason: '' });
  });

  it('lists what is undecided in the reason', () => {
    expect(parseClose({ version: '2', reason: 'Short of people' }, undecided).value).toEqual({
      version: 2,
      reason: 'Short of people\nUndecided: Ash Court',
    });
  });
});
