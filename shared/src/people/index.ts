import { z } from 'zod';
import { languageSchema } from '../language/index.js';

export { type Permission, permissions } from './permissions.js';

export const roles = ['citizen', 'bailiff', 'senior_bailiff', 'accountant', 'auditor', 'operator', 'admin'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.output<typeof roleSchema>;

/** Roles of an office's staff: their grant names the office. */
export const officeRoles = ['bailiff', 'senior_bailiff', 'accountant'] as const satisfies readonly Role[];

/** The signed-in person as their own browser sees them. */
export const meSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: z.array(roleSchema),
  officeId: z.int().nullable(),
  language: languageSchema,
});
export type Me = z.output<typeof meSchema>;

export const signInSchema = z.object({
  login: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
});
export type SignIn = z.output<typeof signInSchema>;

/** One demo account of the sign-in page; the list is empty outside a demo. */
export const demoAccountSchema = z.object({
  login: z.string(),
  password: z.string(),
  name: z.string(),
  role: roleSchema,
});
export type DemoAccount = z.output<typeof demoAccountSchema>;
