import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../index.ts';

describe('settings', () => {
  it('have defaults that work on a fresh machine', () => {
    expect(readConfig({})).toEqual({ port: 3000, host: '127.0.0.1', dataDir: resolve('amberley-data') });
  });

  it('keep the demonstration in a folder of its own, unless told otherwise', () => {
    expect(readConfig({}, 'amberley-demo-data').dataDir).toBe(resolve('amberley-demo-data'));
    expect(readConfig({ AMBERLEY_DATA_DIR: '/srv/x' }, 'amberley-demo-data').dataDir).toBe('/srv/x');
  });

  it('treat an empty value as none', () => {
    expect(readConfig({ DATABASE_URL: ' ', AMBERLEY_DATA_DIR: '', PORT: '', LOG_LEVEL: '' })).toEqual(
      readConfig({}),
    );
  });

  for (const port of ['80x', '-1', '65536', '1.5', 'x']) {
    it(`name PORT where it is "${port}"`, () => {
      expect(() => readConfig({ PORT: port })).toThrow(
        `PORT is "${port}": set a whole number from 0 to 65535`,
      );
    });
  }

  for (const host of ['0.0.0.0', '192.168.1.2', 'example.org', '::', '']) {
    it(`refuse the network: HOST "${host}"`, () => {
      expect(() => readConfig({ HOST: host })).toThrow(
        /HOST is ".*": where others can reach Amberley, set PUBLIC_URL/,
      );
    });
  }

  it('name LOG_LEVEL where it is none of the four', () => {
    expect(() => readConfig({ LOG_LEVEL: 'loud' })).toThrow(
      'LOG_LEVEL is "loud": set one of debug, info, warn, error',
    );
    expect(readConfig({ LOG_LEVEL: 'debug' }).logLevel).toBe('debug');
  });

  it('never show the password in DATABASE_URL', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://me:secret@host/x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
    const address = 'postgres://me:secret@host/x?sslmode=verify-full';
    expect(readConfig({ DATABASE_URL: address }).databaseUrl).toBe(address);
  });

  it('want to know whether the way to a database on another machine is encrypted', () => {
    for (const address of ['postgres://me:secret@host/x', 'postgres://me@10.0.0.2/x?application_name=a'])
      expect(() => readConfig({ DATABASE_URL: address })).toThrow('add ?sslmode=verify-full');
    for (const address of [
      'postgres://me@host/x?sslmode=disable',
      'postgres://me@127.0.0.1/x',
      'postgres://me@[::1]:5433/x',
      'postgres://me@localhost/x',
      'postgres:///x?host=/var/run/postgresql',
      'postgres://me@%2Fvar%2Frun%2Fpostgresql/x',
    ])
      expect(readConfig({ DATABASE_URL: address }).databaseUrl).toBe(address);
  });
});
