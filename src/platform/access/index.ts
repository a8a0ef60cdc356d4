import { PUBLIC, type PermissionDefinition, type Role } from './types.ts';

export { PUBLIC, type PermissionDefinition, type Role, type RolesThatMay } from './types.ts';

/** Which role may do what: built once at start from the one table (src/access.ts) and what the rooms declare. */
export class AccessTable {
  readonly #granted = new Map<string, ReadonlySet<string>>();

  /**
   * @throws Error where a permission has no row, a row no permission, or a row names a role that is not there:
   * the house does not start with a hole in its walls
   */
  constructor(
    readonly roles: readonly Role[],
    readonly permissions: readonly PermissionDefinition[],
    grants: Readonly<Record<string, readonly string[]>>,
  ) {
    const declared = new Set(permissions.map(({ permission }) => permission));
    const known = new Set(roles.map(({ role }) => role));
    for (const permission of declared)
      if (grants[permission] === undefined) throw new Error(`no row says who may ${permission}`);
    for (const [permission, holders] of Object.entries(grants)) {
      if (!declared.has(permission))
        throw new Error(`the row of ${permission} is for no declared permission`);
      const stranger = holders.find((role) => !known.has(role));
      if (stranger !== undefined)
        throw new Error(`the row of ${permission} names "${stranger}", which is no role`);
    }
    for (const { role } of roles)
      this.#granted.set(
        role,
        new Set([...declared].filter((permission) => grants[permission]?.includes(role) === true)),
      );
  }

  /** Whether a role holds a permission. */
  allows(role: string, permission: string): boolean {
    return permission === PUBLIC || this.#granted.get(role)?.has(permission) === true;
  }

  /** Every role that holds a permission. */
  rolesThatMay(permission: string): string[] {
    return this.roles.map(({ role }) => role).filter((role) => this.allows(role, permission));
  }

  /** Every permission that any of the roles holds, in the order of declaration. Unknown roles hold none. */
  permissionsOf(roles: readonly string[]): string[] {
    return this.permissions
      .map(({ permission }) => permission)
      .filter((permission) => roles.some((role) => this.allows(role, permission)));
  }
}
