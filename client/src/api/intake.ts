import {
  type AbsenceDraft,
  type CaseArrival,
  type CourtKeyDraft,
  type CourtView,
  caseArrivalSchema,
  courtViewListSchema,
  type DeadlineKind,
  type DocumentStatus,
  type DrawEntries,
  documentStatusSchema,
  drawEntriesSchema,
  drawListSchema,
  type IncomingView,
  incomingListSchema,
  type OfficeDraws,
  type SeatView,
  seatListSchema,
} from '@ochiq/shared/intake';
import { request } from './request';

/** Documents that courts delivered to the own office, the newest first. */
export const readDocuments = async (): Promise<IncomingView[]> => (await request(incomingListSchema, '/api/bailiff/documents')).documents;

/** Hands in a file that a court signed. Throws ApiProblem `signature_invalid`, `court_unknown`, `document_invalid`, `document_conflict`. */
export const handInFile = (file: string): Promise<DocumentStatus> =>
  request(documentStatusSchema, '/api/bailiff/documents', { method: 'POST', body: { file } });

/** Who of the own office is drawn for documents. */
export const readSeats = async (): Promise<SeatView[]> => (await request(seatListSchema, '/api/bailiff/seats')).seats;

/** Opens a seat for an official, or theirs again. Throws ApiProblem `seat_open`. */
export const openSeat = async (personId: string): Promise<SeatView[]> =>
  (await request(seatListSchema, '/api/bailiff/seats', { method: 'POST', body: { personId } })).seats;

/** Closes a seat for a time. Throws ApiProblem `absence_in_past`. */
export const closeSeat = async (seat: number, body: AbsenceDraft): Promise<SeatView[]> =>
  (await request(seatListSchema, `/api/bailiff/seats/${seat}/absences`, { method: 'POST', body })).seats;

/** Writes down somebody close to an official. */
export const declareRelative = async (seat: number, nationalId: string): Promise<SeatView[]> =>
  (await request(seatListSchema, `/api/bailiff/seats/${seat}/relatives`, { method: 'POST', body: { nationalId } })).seats;

/** How a case came to its official, and its deadlines. */
export const readArrival = (caseId: number): Promise<CaseArrival> => request(caseArrivalSchema, `/api/bailiff/cases/${caseId}/arrival`);

/** Notes that what was due in a case is done. */
export const markDeadline = (caseId: number, kind: DeadlineKind): Promise<CaseArrival> =>
  request(caseArrivalSchema, `/api/bailiff/cases/${caseId}/deadlines/${kind}/done`, { method: 'POST', body: {} });

/** Offices with their draws, for everybody. */
export const readDraws = async (): Promise<OfficeDraws[]> => (await request(drawListSchema, '/api/draws')).offices;

/** What of the log a draw follows from. Throws ApiProblem `not_found`. */
export const readDraw = (chain: number, draw: number): Promise<DrawEntries> => request(drawEntriesSchema, `/api/draws/${chain}/${draw}`);

/** Courts with their keys and what could not be told to them, for operators. */
export const readCourts = async (): Promise<CourtView[]> => (await request(courtViewListSchema, '/api/operator/courts')).courts;

/** Registers a key of a court. Throws ApiProblem `bad_request` for one that is none, or whose name is taken. */
export const addCourtKey = async (court: number, body: CourtKeyDraft): Promise<CourtView[]> =>
  (await request(courtViewListSchema, `/api/operator/courts/${court}/keys`, { method: 'POST', body })).courts;

/** From now on nothing that is signed with it is believed. */
export const revokeCourtKey = async (court: number, key: string): Promise<CourtView[]> =>
  (await request(courtViewListSchema, `/api/operator/courts/${court}/keys/${key}`, { method: 'DELETE' })).courts;

/** Sends a court a waiting message now. */
export const sendCallback = async (id: string): Promise<CourtView[]> =>
  (await request(courtViewListSchema, `/api/operator/callbacks/${id}/send`, { method: 'POST', body: {} })).courts;
