import { type RuleList, ruleListSchema } from '@ochiq/shared/rules';
import { request } from './request';

/** Every version of the rule profiles. */
export const readRules = (): Promise<RuleList> => request(ruleListSchema, '/api/rules');
