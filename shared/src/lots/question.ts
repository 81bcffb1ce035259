import { z } from 'zod';
import { instantSchema } from '../time/index.js';

/** Addresses and numbers by which a person could be reached: e-mail, links, names after an at sign, seven digits and more. */
const contact = /[\w.+-]+@[\w-]+|https?:|www\.|\bt\.me\b|(?:^|\s)@\w{3,}|(?:\d[\s().-]{0,3}){7,}/i;

/** An amount of money is no telephone number: digits with their currency. */
const amount = /\d[\d .,\u00a0\u202f]{0,20}(?:сум|сом|со[ʻ‘’']?м|so[ʻ‘’'`]?m|uzs|kgs|usd|\$)(?![\p{L}\d])/giu;

/** Whether a text has what looks like a contact: a question is put to the office for everyone to read, and leads nobody elsewhere. */
export const hasContacts = (text: string): boolean => contact.test(text.replace(amount, ' '));

const words = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => !text.includes('\0'));

export const questionLength = { least: 10, most: 500 };
export const answerLength = { least: 2, most: 2000 };
export const questionDraftSchema = z.object({
  text: words(questionLength.least, questionLength.most).refine((text) => !hasContacts(text), { message: 'no contacts' }),
});
export const answerDraftSchema = z.object({ answer: words(answerLength.least, answerLength.most) });

/** A question with its answer, as everyone reads it: who asked is told to nobody. */
export const answeredQuestionSchema = z.object({ id: z.uuid(), question: z.string(), answer: z.string(), answeredAt: instantSchema });
export type AnsweredQuestion = z.output<typeof answeredQuestionSchema>;
export const answeredQuestionsSchema = z.object({ questions: z.array(answeredQuestionSchema) });
export type AnsweredQuestions = z.output<typeof answeredQuestionsSchema>;

/** A question that waits for its answer: seen by who asked it, and by the office. */
export const waitingQuestionSchema = z.object({ id: z.uuid(), question: z.string(), askedAt: instantSchema });
export type WaitingQuestion = z.output<typeof waitingQuestionSchema>;
export const waitingQuestionsSchema = z.object({ questions: z.array(waitingQuestionSchema) });
export type WaitingQuestions = z.output<typeof waitingQuestionsSchema>;
