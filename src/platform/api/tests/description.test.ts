import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { accessTable } from '../../../access.ts';
import { apiPlugin } from '../plugin.ts';
import type { ApiOptions } from '../types.ts';

it('describes itself once, however often anybody asks: making the description takes long', async () => {
  const access = accessTable();
  let described = 0;
  const counting = Object.create(access, {
    permissionsOf: { value: (roles: readonly string[]) => (described++, access.permissionsOf(roles)) },
  }) as ApiOptions['access'];
  const app = Fastify();
  await app.register(apiPlugin({ operations: [], access: counting } as Partial<ApiOptions> as ApiOptions), {
    prefix: '/api',
  });
  const ask = () => app.inject({ url: '/api/v1/openapi.json' });
  const answers = [await ask(), await ask(), await ask()];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(answers[2]!.body).toBe(answers[0]!.body);
  expect(answers[0]!.json<{ openapi: string }>().openapi).toBe('3.1.0');
  expect(described).toBe(1);
  await app.close();
});
