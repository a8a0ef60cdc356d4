/** Something that a person may be allowed to do. */
export interface PermissionDefinition {
  permission: string;
  /** What it lets a person do, in a sentence. */
  allows: string;
}

/** A role that an account can hold. */
export interface Role {
  role: string;
  /** "Quality officer". */
  name: string;
  /** Whose work it is, in a sentence. */
  purpose: string;
}

/** The roles that hold a permission: for work that tells people of something only some of them may know. */
export type RolesThatMay = (permission: string) => readonly string[];

/** Anyone, signed in or not. */
export const PUBLIC = 'public';
