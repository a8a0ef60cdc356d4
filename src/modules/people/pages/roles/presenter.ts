import type { AccessTable } from '../../../../platform/access/index.ts';
import type { ExportTable } from '../../../../platform/exports/index.ts';

export interface Matrix {
  roles: {
    role: string;
    name: string;
    purpose: string;
    /** Sentences of what it allows. */ allows: string[];
  }[];
  /** Permissions by the room that declares them, each with the roles that hold it. */
  rooms: { room: string; permissions: { permission: string; allows: string; held: boolean[] }[] }[];
}

/** What a room is called on the page, where its name alone would not say. */
const ROOM_WORDS: Readonly<Record<string, string>> = {
  people: 'People',
  market: "The council's own knowledge",
  cqc: "The regulator's register",
  risk: 'Risk',
  insight: 'Services and work',
  platform: 'The system',
  audit: 'Audit trail',
};

/** The one table of roles and permissions as its page shows it. */
export function matrixOf(access: AccessTable): Matrix {
  const byRoom = new Map<string, Matrix['rooms'][number]['permissions']>();
  for (const { permission, allows } of access.permissions) {
    const room = permission.split('.')[0] ?? '';
    const held = access.roles.map(({ role }) => access.allows(role, permission));
    byRoom.set(room, [...(byRoom.get(room) ?? []), { permission, allows, held }]);
  }
  return {
    roles: access.roles.map(({ role, name, purpose }) => ({
      role,
      name,
      purpose,
      allows: access.permissions
        .filter(({ permission }) => access.allows(role, permission))
        .map(({ allows }) => allows),
    })),
    rooms: [...byRoom].map(([room, permissions]) => ({
      room: ROOM_WORDS[room] ?? `${room.charAt(0).toUpperCase()}${room.slice(1)}`,
      permissions,
    })),
  };
}

/** The matrix as a table: a row a permission, a column a role. */
export function matrixTable({ roles, rooms }: Matrix): Pick<ExportTable, 'columns' | 'rows'> {
  return {
    columns: [
      { key: 'room', heading: 'Part', kind: 'text' },
      { key: 'permission', heading: 'Permission', kind: 'text' },
      { key: 'allows', heading: 'Lets a person', kind: 'text' },
      ...roles.map(({ role, name }) => ({ key: `role ${role}`, heading: name, kind: 'text' as const })),
    ],
    rows: rooms.flatMap(({ room, permissions }) =>
      permissions.map(({ permission, allows, held }) => ({
        room,
        permission,
        allows,
        ...Object.fromEntries(roles.map(({ role }, i) => [`role ${role}`, held[i] === true ? 'yes' : 'no'])),
      })),
    ),
  };
}
