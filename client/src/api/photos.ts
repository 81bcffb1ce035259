import { type LotDesk, lotDeskSchema, type PhotoOrder } from '@ochiq/shared/lots';
import { request } from './request';
import { upload } from './upload';

/** Adds one photo. Throws ApiProblem `too_large`, `file_not_image`, `file_damaged`, `too_many_files`. */
export function addPhoto(lot: number, file: File, onProgress: (share: number) => void): Promise<LotDesk> {
  const body = new FormData();
  body.append('file', file);
  return upload(lotDeskSchema, `/api/bailiff/lots/${lot}/photos`, body, onProgress);
}

/** Puts all photos of a draft into an order, with their captions; the first is the cover. */
export function arrangePhotos(lot: number, body: PhotoOrder): Promise<LotDesk> {
  return request(lotDeskSchema, `/api/bailiff/lots/${lot}/photos`, { method: 'PUT', body });
}
