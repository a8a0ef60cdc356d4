import type { Rag } from '../../../kernel/rating.ts';

/** A step of likelihood or impact, lowest first. */
export interface Level {
  name: string;
  /** When it holds, in words. */
  meaning: string;
}

/** From when a role's answers reach a level of likelihood: by number or by share, whichever is met. */
export interface Band {
  /** Index of the level, 1 or higher; the lowest needs nothing. */
  level: number;
  number: number | null;
  percent: number | null;
}

/** A role that providers are asked about. */
export interface Role {
  key: string;
  /** In the plural, as it stands in a sentence: "care staff". */
  name: string;
  /** No service has more staff in it. */
  most: number;
  bands: readonly Band[];
}

/** An impact is reached by size, or by what the service is: people who depend on nurses cannot be moved soon. */
export interface ImpactLevel extends Level {
  size: number | null;
  types: readonly string[];
}

/** Everything that a campaign asks and rates by, as data. */
export interface Design {
  name: string;
  source: string;
  /** What is asked of each role: all, and those of them that the theme is about. */
  questions: { whole: string; part: string };
  /** What counts as the size of a service. */
  sizeBy: 'beds' | 'staff';
  roles: readonly Role[];
  likelihood: readonly Level[];
  impact: readonly ImpactLevel[];
  /** A colour for each level of likelihood (rows) and impact (columns). */
  cells: readonly (readonly Rag[])[];
  /** What can be offered to a service. */
  menu: readonly string[];
}

/** Staff in all and those that the theme is about, by role. */
export type Answers = Readonly<Record<string, { whole: number; part: number }>>;
