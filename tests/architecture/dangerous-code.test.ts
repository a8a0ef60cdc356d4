import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project.ts';

const files = readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)tests\//.test(name) && !name.endsWith('.d.ts'))
  .map((name) => ({ name, text: readFileSync(join(projectRoot(), 'src', name), 'utf8') }));

/** Where the product does what attackers look for, as "file: words". */
function found(pattern: RegExp, allowed: readonly string[] = []): string[] {
  return files
    .filter(({ name }) => !allowed.includes(name))
    .flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([words]) => `${name}: ${words}`));
}

describe('code that attackers look for is not there', () => {
  it('looks at all of the product, and finds what it looks for', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(found(/\bcreateHash\(/g).length).toBeGreaterThan(3);
  });

  it('no text becomes code, and no command of the system is run', () => {
    expect(found(/\beval\(|\bnew Function\(|\bfrom 'node:(child_process|vm)'|\bsetTimeout\('/g)).toEqual([]);
  });

  it('no pattern is made of what somebody typed', () => {
    // The pattern of a stored file's name is a constant; names of people in texts that are taken out are escaped.
    const allowed = ['platform/keeping/manifest.ts', 'platform/subject-access/rules/withhold.ts'];
    expect(found(/new RegExp\((?!`?\^)/g, allowed)).toEqual([]);
  });

  it('nothing that must not be guessed is made by chance alone', () => {
    // Only how long a mail waits until it is tried again.
    expect(found(/Math\.random\(/g, ['platform/mail/sender.ts'])).toEqual([]);
  });

  it('hashes and ciphers are those of the inventory', () => {
    const used = found(/create(?:Hash|Hmac|Cipheriv|Decipheriv)\('[\w-]+'/g).map(
      (each) => /'([\w-]+)'/.exec(each)![1]!,
    );
    expect([...new Set(used)].toSorted()).toEqual(['aes-256-gcm', 'sha1', 'sha256']);
    // The hashes of Have I Been Pwned: a look-up in a list, nothing that is kept secret.
    expect(found(/createHash\('sha1'/g, ['platform/secrets/breached-passwords.ts'])).toEqual([]);
  });

  it('no request to another server follows where that one sends it', () => {
    const asking = files.filter(({ text }) =>
      /\bfetch\(\s*[^)]|\.fetch\(/.test(text.replace(/fetch: \(\.\.\.args\)[^\n]*/, '')),
    );
    expect(asking.length).toBeGreaterThan(2);
    expect(
      asking.filter(({ text }) => !/redirect: '(error|manual)'/.test(text)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('nothing is kept in the browser but cookies, and nothing listens to other windows', () => {
    expect(
      found(/localStorage|sessionStorage|indexedDB|document\.cookie|addEventListener\('message', \(event/g),
    ).toEqual([]);
    expect(found(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/g)).toEqual([]);
  });

  it('a field for a password hides it, and lets password managers fill it', () => {
    const fields = files
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ text }) => [...text.matchAll(/<Input\b(?:(?!\/>)[\s\S])*?\/>/g)].map(([words]) => words))
      .filter((words) => /\b(id|name)="(password|present)"/.test(words));
    expect(fields.length).toBeGreaterThan(4);
    for (const field of fields) {
      expect(field).toContain('type="password"');
      expect(field).toMatch(/autocomplete=("(current|new)-password"|\{)/);
    }
  });
});
