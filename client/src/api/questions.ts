import {
  type AnsweredQuestions,
  answeredQuestionsSchema,
  type WaitingQuestion,
  type WaitingQuestions,
  waitingQuestionSchema,
  waitingQuestionsSchema,
} from '@ochiq/shared/lots';
import { request } from './request';

/** What the office was asked about a lot and has answered. */
export function readAnswers(lot: number): Promise<AnsweredQuestions> {
  return request(answeredQuestionsSchema, `/api/lots/${lot}/questions`);
}

/** The own questions that wait. */
export function readOwnQuestions(lot: number): Promise<WaitingQuestions> {
  return request(waitingQuestionsSchema, `/api/lots/${lot}/questions/own`);
}

/** Asks the office. Throws ApiProblem such as `too_many_requests`, `lot_closed`. */
export function askQuestion(lot: number, text: string): Promise<WaitingQuestion> {
  return request(waitingQuestionSchema, `/api/lots/${lot}/questions`, { method: 'POST', body: { text } });
}

/** What the office has not answered yet. */
export function readDeskQuestions(lot: number): Promise<WaitingQuestions> {
  return request(waitingQuestionsSchema, `/api/bailiff/lots/${lot}/questions`);
}

/** Answers for everyone. @returns what still waits. Throws ApiProblem such as `question_answered`. */
export function answerQuestion(lot: number, id: string, answer: string): Promise<WaitingQuestions> {
  return request(waitingQuestionsSchema, `/api/bailiff/lots/${lot}/questions/${id}`, { method: 'POST', body: { answer } });
}
