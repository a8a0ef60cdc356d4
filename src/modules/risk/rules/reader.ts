import type { Facts } from './facts.ts';
import type { Look } from './heard-events.ts';

/** What the placeholders of a template stand for. */
export type Fill = Record<string, string>;

/** What a reader's numbers count. */
type Unit = 'months' | 'in a row' | 'events' | 'severity' | 'weight' | 'number';

/**
 * How one kind of fact is read. `read` answers a named value, a number, null where it is not known, or undefined
 * where the question does not arise (the age of a rating that the indicator does not count, say).
 */
export interface Reader {
  /** Every named value it can answer; a model must give each a band. */
  values: readonly string[];
  /** What its numbers are, where it can answer numbers. */
  unit: Unit | null;
  /** True where it always answers, so that nothing needs to be said of not knowing. */
  alwaysKnown?: boolean;
  /** Which way its numbers get worse, where points may not fall that way. */
  worse?: 'higher' | 'lower';
  /** What its templates may say. */
  placeholders: readonly string[];
  read(facts: Facts, look: Look): string | number | null | undefined;
  fill(facts: Facts, look: Look): Fill;
  /**
   * What `fill` depends on, as text: facts of which it is the same are described in the same words. Null where hardly two
   * locations have it in common.
   */
  about(facts: Facts, look: Look): string | null;
}
