import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breachedPasswords } from '../../../platform/secrets/index.ts';
import { parseNewPassword } from '../parts/new-password.ts';
import { hashIsOld, hashPassword, passwordHolds } from '../rules/password-hash.ts';
import { BoundedQueue, TooBusy } from '../rules/password-queue.ts';
import { passwordFault, type PasswordOwner } from '../rules/password-rules.ts';

const owner: PasswordOwner = {
  email: 'priya.shah@oldham.example',
  name: 'Priya Shah',
  council: 'Oldham Council',
  secondFactor: true,
};
const alone = { ...owner, secondFactor: false };
const fault = (password: string, of = owner) => passwordFault(password, of, false);

/** Characters of every kind that make nothing of the owner's. */
const character = fc.constantFrom(...'qxzjkwv7 -_!é漢ЖΩ🦦', '👩‍🚒');

describe('a password', () => {
  it('of enough characters is good, whatever they are: no kind must be there and none is refused', () => {
    fc.assert(
      fc.property(fc.array(character, { minLength: 0, maxLength: 140 }), (characters) => {
        const count = characters.length;
        const expected = (least: number) =>
          count === 0 ? 'missing' : count < least ? 'too short' : count > 128 ? 'too long' : undefined;
        expect(fault(characters.join(''))).toBe(expected(12));
        expect(fault(characters.join(''), alone)).toBe(expected(15));
      }),
    );
  });

  it('is not read where it is longer than any can be: marks upon marks would take minutes to put in order', async () => {
    const marks = `a${'\u0301'.repeat(100_000)}${'\u0316'.repeat(100_000)}`;
    expect(fault(marks)).toBe('too long');
    const hash = await hashPassword('tartan kettle osprey jam');
    expect(await passwordHolds(marks, hash)).toBe(false);
    expect(await passwordHolds(`tartan kettle osprey jam${marks}`, hash)).toBe(false);
    expect(await passwordHolds('tartan kettle osprey jam', hash)).toBe(true);
  }, 20_000);

  it('may be all of one kind', () => {
    for (const good of [
      'several plain words',
      '            7',
      '漢字漢字漢字漢字漢字漢字',
      '982374982374982',
    ])
      expect(fault(good), good).toBeUndefined();
  });

  it('does not hold what everybody knows of its owner, in whatever spelling', () => {
    const about = [
      'priya.shah@oldham.example', 'xx PRIYA.SHAH 2026', 'priyashah-priyashah', 'Oldham Council 1', 'oldhamcouncil!!!!',
      'Priya2026Priya', 'Shah 19841231', 'example123456',
    ]; // prettier-ignore
    for (const each of about) expect(fault(each), each).toBe('about its owner');
    for (const each of ['a shah of persia in a sleigh', 'council of seven badgers'])
      expect(fault(each), each).toBeUndefined();
  });

  it('is more than words of this work, of which a stranger knows as much', () => {
    for (const each of [
      'Amberley2026!',
      'CareHomeQuality1',
      'administrator99',
      'Safeguarding-Adult',
      'Priya at amberley',
    ])
      expect(fault(each), each).toBe('about its owner');
    for (const each of ['amberley has seven otters', 'careless whispering fern'])
      expect(fault(each), each).toBeUndefined();
  });

  it('never fails to be judged, whatever is typed and whoever types it', () => {
    const any = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(any, any, any, any, (password, email, name, council) => {
        passwordFault(password, { email, name, council, secondFactor: true }, false);
      }),
    );
  });

  it('is refused with words that say what to do', async () => {
    const said = async (password: string, of = owner) => {
      const { errors } = await parseNewPassword({ password }, of, breachedPasswords(undefined));
      return errors?.map(({ message }) => message);
    };
    expect(await said('')).toEqual(['Enter a password']);
    expect(await said('short')).toEqual([
      expect.stringMatching(/^Choose a password of 12 characters or more/),
    ]);
    expect(await said('fourteen chars', alone)).toEqual([expect.stringContaining('15 characters or more')]);
    expect(await said('q'.repeat(129))).toEqual(['Choose a password of 128 characters or fewer']);
    expect(await said('priya.shah@oldham.example')).toEqual([expect.stringContaining('without your name')]);
    expect(await said('Password1234!')).toEqual([expect.stringContaining('lists that attackers try first')]);
    expect(await said(' hedge otter vestry ')).toBeUndefined();
  });

  it('is taken as typed: a space at its end belongs to it', async () => {
    const hash = await hashPassword('hedge otter vestry ');
    expect(await passwordHolds('hedge otter vestry ', hash)).toBe(true);
    expect(await passwordHolds('hedge otter vestry', hash)).toBe(false);
    const parsed = await parseNewPassword(
      { password: ' hedge otter vestry ' },
      owner,
      breachedPasswords(undefined),
    );
    expect(parsed.value).toBe(' hedge otter vestry ');
  });

  it('holds however the keyboard composes its letters', async () => {
    expect(await passwordHolds('cafe\u0301 au lait', await hashPassword('caf\u00e9 au lait'))).toBe(true);
  });

  it('hashed at a lower cost is to be hashed again', async () => {
    expect(hashIsOld(await hashPassword('hedge otter vestry'))).toBe(false);
    expect(hashIsOld('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
  });
});

describe('the queue of passwords to check', () => {
  it('runs and keeps no more than it may, refuses the rest at once, and runs dry', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 5 }), fc.array(fc.boolean(), { maxLength: 30 }),
        async (running, waiting, works) => {
          const queue = new BoundedQueue({ running, waiting, retryAfter: 5 });
          let now = 0;
          let most = 0;
          const outcomes = await Promise.allSettled(
            works.map((fails) =>
              queue.run(async () => {
                most = Math.max(most, ++now);
                await new Promise((resolve) => setImmediate(resolve));
                now--;
                if (fails) throw new Error('failed');
                return 'done';
              }),
            ),
          );
          const refused = outcomes.filter((one) => one.status === 'rejected' && one.reason instanceof TooBusy);
          expect(refused.length).toBe(Math.max(0, works.length - running - waiting));
          expect(most).toBe(Math.min(running, works.length));
          expect(await queue.run(async () => 'after')).toBe('after');
        },
      ), // prettier-ignore
    );
  });
});
