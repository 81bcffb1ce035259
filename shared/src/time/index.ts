import { z } from 'zod';

/** A moment on the wire: ISO 8601 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime().meta({ description: 'UTC, ISO 8601' });
