import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../tests/support/databases.ts';
import { applicationOn } from '../../app.ts';
import { apiLocation } from '../../modules/cqc/factories.ts';
import { lentContext } from '../context.ts';
import { run } from '../run.ts';

describeOnBothDatabases('commands where several councils live', (get) => {
  const say = async (...argv: string[]) => {
    const { db, clock, dataDir } = get();
    const application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock);
    const said = { out: '', err: '' };
    const io = {
      out: (text: string) => void (said.out += text),
      err: (text: string) => void (said.err += text),
      cwd: dataDir,
      interactive: false,
    };
    return { code: await run(argv, lentContext(io, application)), ...said };
  };

  beforeAll(async () => {
    const { db, dataDir } = get();
    await makeAuthority(db, ['Rochdale'], 'Otherham Council');
    const records = [
      apiLocation({ locationId: '1-1', name: 'Oldham House' }),
      apiLocation({ locationId: '1-2', name: 'Rochdale House', localAuthority: 'Rochdale' }),
    ];
    writeFileSync(join(dataDir, 'records.json'), JSON.stringify(records));
  });

  it('import needs no council: the register is everybody’s', async () => {
    const { code, out, err } = await say('import', 'cqc-api', 'records.json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('2 records read: 2 added');
  });

  for (const argv of [['services'], ['rate'], ['figure', 'cqc.rating-distribution']]) {
    it(`${argv[0]} without --council says which councils there are`, async () => {
      const { code, err } = await say(...argv);
      expect(code).toBe(1);
      expect(err).toContain('say which with --council. They are "Testshire Council", "Otherham Council"');
    });

    it(`${argv[0]} with --council is that council's`, async () => {
      const { code, out } = await say(...argv, '--council', 'otherham council');
      expect(code).toBe(0);
      if (argv[0] === 'figure') expect(out).toContain(': 1 ');
      else {
        expect(out).toContain('Rochdale House');
        expect(out).not.toContain('Oldham House');
      }
    });
  }

  it('a council that is not there is named, with those that are', async () => {
    const { code, err } = await say('services', '--council', 'Nowhere');
    expect(code).toBe(1);
    expect(err).toContain('There is no council "Nowhere" here');
  });
});
