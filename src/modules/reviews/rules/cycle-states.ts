/** The states of a month and of a service in it, and what leads from one to another. The diagram of the README is made of this. */
export const TRANSITIONS = [
  { of: 'month', from: 'start', to: 'open', by: 'its first working day, or a manager' },
  {
    of: 'month',
    from: 'open',
    to: 'closed',
    by: 'a manager: all decided, or with a reason that names what is not',
  },
  { of: 'service', from: 'start', to: 'waiting', by: 'the month opens' },
  { of: 'service', from: 'waiting', to: 'decided', by: 'an officer decides its status' },
  { of: 'service', from: 'decided', to: 'decided', by: 'somebody decides again' },
  { of: 'service', from: 'waiting', to: 'frozen', by: 'the month closes' },
  { of: 'service', from: 'decided', to: 'frozen', by: 'the month closes' },
] as const;

/** The transitions as a diagram in Mermaid. */
export function diagramOf(of: (typeof TRANSITIONS)[number]['of']): string {
  const name = (state: string) => (state === 'start' ? '[*]' : state);
  const lines = TRANSITIONS.filter((one) => one.of === of).map(
    ({ from, to, by }) => `  ${name(from)} --> ${name(to)}: ${by}`,
  );
  return ['stateDiagram-v2', ...lines].join('\n');
}
