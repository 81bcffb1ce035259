import { z } from 'zod';

/** 32 bytes as lower-case hexadecimal digits: a hash, a commitment or a nonce. */
export const hashHexSchema = z.string().regex(/^[0-9a-f]{64}$/);
