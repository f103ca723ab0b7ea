/** A field that the server refused; `path` is dotted ("responsible.cpf"). */
export type FieldProblem = { path: string; message: string };

/** An answer that is not success, as the pages see it. `detail` is a sentence ready to be shown. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** HTTP status; 0 when the server could not be reached. */
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: FieldProblem[];
  /** What the answer brought to ask further; the contract of the route says its type. */
  readonly data: unknown;

  constructor(status: number, code: string, detail: string, fields: FieldProblem[] = [], data?: unknown) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = fields;
    this.data = data;
  }
}

const UNREADABLE = 'O servidor não conseguiu responder. Tente de novo em instantes.';

/** True only while the server is away: where it stays on the page, it is taken back once the connection is. */
export const UNREACHED = 'Sem conexão com o servidor. Confira a rede e tente de novo.';

export const unreachable = () => new ApiProblem(0, 'unreachable', UNREACHED);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** '/body/responsible/cpf', 'body.responsible.cpf' and 'responsible.cpf' name one field: the last. */
export function fieldPath(path: string): string {
  const parts = path.split(/[/.]/).filter(Boolean);
  if (parts[0] === 'body') parts.shift();
  return parts.join('.');
}

function readField(value: unknown): FieldProblem[] {
  if (!isRecord(value) || typeof value.path !== 'string' || typeof value.message !== 'string') return [];
  return [{ path: fieldPath(value.path), message: value.message }];
}

/** Reads a problem+json body (RFC 9457); anything else becomes a sentence about the server. */
export function readProblem(status: number, text: string): ApiProblem {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return new ApiProblem(status, 'unreadable', UNREADABLE);
  }
  if (!isRecord(body) || typeof body.code !== 'string' || typeof body.detail !== 'string') {
    return new ApiProblem(status, 'unreadable', UNREADABLE);
  }
  const fields = Array.isArray(body.fields) ? body.fields.flatMap(readField) : [];
  return new ApiProblem(status, body.code, body.detail, fields, body.data);
}

/** What a person reads about an error of any kind. */
export function problemSentence(error: unknown): string {
  return error instanceof ApiProblem ? error.detail : 'Esta parte da página falhou. Recarregue a página.';
}

/** What support reads: code, status and place, without personal data. */
export function problemReport(error: unknown, place: string): string {
  const what =
    error instanceof ApiProblem
      ? `${error.code} (${error.status}): ${error.detail}`
      : error instanceof Error
        ? `${error.name}: ${error.message}`
        : 'falha desconhecida';
  return `${what}\n${place}\n${new Date().toISOString()}`;
}
