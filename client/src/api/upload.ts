import { problemSchema } from '@ochiq/shared/problem';
import type { z } from 'zod';
import { currentLanguage } from '../i18n';
import { ApiProblem } from './problem';

/** Whether the server refused, in its own code. */
function problemOf(request: XMLHttpRequest): ApiProblem {
  const parsed = problemSchema.safeParse(jsonOf(request.responseText));
  if (parsed.success) return new ApiProblem(parsed.data.code, request.status, parsed.data.errors ?? []);
  return new ApiProblem(request.status >= 502 || request.status === 0 ? 'unavailable' : 'internal', request.status);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Sends files as multipart and tells how far they are: `fetch` has no progress of what it sends.
 * @param onProgress share of the bytes sent, 0 to 1
 * Throws ApiProblem.
 */
export function upload<S extends z.ZodType>(
  schema: S,
  path: string,
  body: FormData,
  onProgress: (share: number) => void = () => undefined,
): Promise<z.output<S>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', currentLanguage());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new ApiProblem('unavailable'));
    request.onload = () => {
      if (request.status < 200 || request.status > 299) return reject(problemOf(request));
      const parsed = schema.safeParse(jsonOf(request.responseText));
      if (parsed.success) resolve(parsed.data);
      else reject(new ApiProblem('internal', request.status));
    };
    request.send(body);
  });
}
