import { demoAccountSchema, type Me, meSchema, type SignIn } from '@ochiq/shared/people';
import { z } from 'zod';
import { request, send } from './request';

const sessionSchema = z.object({ me: meSchema.nullable(), demo: z.array(demoAccountSchema) });
const signedInSchema = z.object({ me: meSchema });

/** Who is signed in, and the demo accounts where there are some. */
export function readSession(): Promise<z.output<typeof sessionSchema>> {
  return request(sessionSchema, '/api/session');
}

/** Signs in. Throws ApiProblem `wrong_credentials`. */
export async function openSession(body: SignIn): Promise<Me> {
  return (await request(signedInSchema, '/api/session', { method: 'POST', body })).me;
}

/** Signs out. */
export async function endSession(): Promise<void> {
  await send('/api/session', { method: 'DELETE' });
}
