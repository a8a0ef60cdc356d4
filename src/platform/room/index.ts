import type { ApiOperation } from '../api/types.ts';
import type { PermissionDefinition } from '../access/types.ts';
import type { RecordName } from '../audit/record-names.ts';
import type { Listener } from '../events/index.ts';
import type { Figure } from '../figures/types.ts';
import type { JobKind } from '../jobs/types.ts';
import type { NoticeKind } from '../notices/types.ts';
import type { RetentionRule } from '../retention/types.ts';
import type { SubjectSource } from '../subject-access/types.ts';
import type { Route } from '../web/types.ts';
import type { WorkSource } from '../work/index.ts';
import type { Section } from './sections.ts';

export interface NavItem {
  text: string;
  href: string;
  /** Order in the bar, or on the Settings page; lower first. */
  place: number;
  permission: string;
  /** The section of the bar that it is in. */
  section?: Section;
  /** For what is set rarely: stands on the Settings page, with this sentence, and not in the bar. */
  setting?: string;
}

/** Something that people do from any page: a link in the header. */
export interface QuickAction {
  text: string;
  permission: string;
  /** Where it leads from a page, by its path: the form may start with what the page is about. */
  href(path: string): string;
}

/** What a room's door, its index.ts, shows the house. */
export interface Room {
  name: string;
  tier: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  routes: Route[];
  permissions: PermissionDefinition[];
  figures: Figure[];
  jobs: JobKind[];
  nav: NavItem[];
  /** What people do from any page. */
  quickActions?: readonly QuickAction[];
  /** What it hears of from other rooms, and what it does then. */
  listens?: readonly Listener[];
  /** What it has to say on people's first page, My work. */
  work?: readonly WorkSource[];
  /** What it calls its records, for the pages of the audit trail; else names come from tables and columns. */
  recordNames?: readonly RecordName[];
  /** What it tells people of, beside its pages. */
  notices?: NoticeKind[];
  /** What it answers to other systems under /api/v1. */
  api?: readonly ApiOperation[];
  /** How long its records are kept: every table that it makes is in one rule at least. */
  retention?: readonly RetentionRule[];
  /** What it holds about people, for whoever asks what is held about them. */
  subjectData?: readonly SubjectSource[];
}
