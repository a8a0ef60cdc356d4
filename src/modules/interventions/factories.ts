import { readFileSync } from 'node:fs';
import type { Candidate, Checked } from './rules/draw.ts';
import type { Protocol } from './rules/protocol.ts';

/** The first national protocol as its file says it. */
export function nationalProtocol(): Protocol & { source: string } {
  return JSON.parse(readFileSync(new URL('./rules/protocols/national-1.json', import.meta.url), 'utf8'));
}

/** A service that may be drawn. */
export function aCandidate(locationId: string, colour: Checked = 'Green'): Candidate {
  return { locationId, name: `Service ${locationId}`, colour };
}
