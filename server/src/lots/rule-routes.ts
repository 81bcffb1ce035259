import { profileHash, profiles, ruleListSchema } from '@ochiq/shared/rules';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { LotGround } from './desk.js';
import { readProfiles } from './store-rules.js';

/** The rule profiles, every version. */
export const ruleRoutes =
  ({ readers, config: { rules } }: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/rules',
      {
        config: { allow: 'anyone' },
        schema: {
          tags: ['rules'],
          summary: 'Rule profiles, every version, with the source of each figure',
          response: { 200: ruleListSchema },
        },
      },
      (request) =>
        readers.read(request, async (db) => {
          const published = await readProfiles(db);
          return {
            mode: rules,
            profiles: profiles.map((profile) => {
              const row = published.find(({ name, version }) => name === profile.name && version === profile.version);
              return { profile, sha256: profileHash(profile), publishedAt: row?.publishedAt.toISOString() ?? null };
            }),
          };
        }),
    );
  };
