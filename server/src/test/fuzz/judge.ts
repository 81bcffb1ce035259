import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { ApiDocument, Operation } from './operations.js';

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

/** Says what is wrong with an answer, by the document alone; null where it keeps its word. */
export type Judge = (operation: Operation, answer: Answer) => string | null;

/** A judge by a JSON Schema validator that knows nothing of our code. */
export function createJudge(document: ApiDocument): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  ajvFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
  const validators = new Map<object, ValidateFunction>();
  const validatorOf = (schema: object): ValidateFunction => {
    const found = validators.get(schema);
    if (found) return found;
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/');
    const made = ajv.compile(JSON.parse(text) as object);
    validators.set(schema, made);
    return made;
  };
  return (operation, { status, type, body }) => {
    const declared = operation.responses[String(status)];
    if (status >= 500) return `answered ${status}: ${body.slice(0, 300)}`;
    if (declared === undefined) return `answered ${status}, which the document does not foresee: ${body.slice(0, 200)}`;
    const response = declared.$ref === undefined ? declared : document.components.responses[declared.$ref.split('/').at(-1) ?? ''];
    if (response?.content === undefined) return body === '' ? null : `answered ${status} with a body that the document does not know`;
    const mediaType = type?.split(';')[0]?.trim() ?? '';
    const media = response.content[mediaType];
    if (media === undefined) return `answered ${status} as ${type}, not as ${Object.keys(response.content).join(' or ')}`;
    if (!/[/+]json$/.test(mediaType)) return body === '' ? `answered ${status} with an empty file` : null;
    const validate = validatorOf(media.schema);
    return validate(JSON.parse(body))
      ? null
      : `answered ${status} against its schema: ${ajv.errorsText(validate.errors)}: ${body.slice(0, 300)}`;
  };
}
