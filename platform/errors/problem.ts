export type FieldProblem = { path: string; message: string };

/**
 * An error a person sees. `code` is stable (vendors and screens match on it), `detail` is a Portuguese
 * sentence that says what happened and what to do, and carries no personal data.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: FieldProblem[] | undefined;
  /** What a page needs to ask further (who changed it meanwhile); the contract of the route has its type. */
  readonly data: object | undefined;

  constructor(status: number, code: string, detail: string, fields?: FieldProblem[], data?: object) {
    super(`${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = fields;
    this.data = data;
  }
}

const TITLES: Record<number, string> = {
  400: 'Pedido inválido',
  401: 'Sessão necessária',
  403: 'Sem permissão',
  404: 'Não encontrado',
  409: 'Conflito',
  410: 'Mudou de lugar',
  413: 'Arquivo grande demais',
  415: 'Formato não aceito',
  422: 'Dados recusados',
  429: 'Muitas tentativas',
  503: 'Indisponível no momento',
};

/** The body of `application/problem+json`. */
export function problemBody(problem: Problem) {
  return {
    type: `/api/problemas#${problem.code}`,
    title: TITLES[problem.status] ?? 'Falha no servidor',
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    ...(problem.fields ? { fields: problem.fields } : {}),
    ...(problem.data ? { data: problem.data } : {}),
  };
}

export const notFound = (what = 'O registro') =>
  new Problem(
    404,
    'not-found',
    `${what} não existe ou não pertence ao seu acesso. Volte à lista e tente de novo.`,
  );

export const forbidden = (
  detail = 'Seu acesso não permite esta ação. Se precisar, fale com a coordenação.',
) => new Problem(403, 'forbidden', detail);

export const refused = (code: string, detail: string, fields?: FieldProblem[]) =>
  new Problem(422, code, detail, fields);

export const conflict = (code: string, detail: string, data?: object) =>
  new Problem(409, code, detail, undefined, data);
