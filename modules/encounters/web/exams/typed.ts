import { NOT_PICKED, type Picked } from '#ui/index';
import type { ExamRequest, ExamResult } from '../../contract/plan-entries.ts';
import { codeOf, type Named } from '../parts/codes.ts';
import { told } from '../parts/told.ts';

/** A request as it is written; common ones and those of high cost are asked for apart. */
export type TypedRequest = {
  /** What it is called where two texts of a draft are compared. */
  name: string;
  costly: boolean;
  exams: Array<Named & { note: string }>;
  cid10: Picked;
  justification: string;
};

export const newRequest = (costly: boolean): TypedRequest => ({
  name: costly ? 'Alto custo' : 'Comum',
  costly,
  exams: [],
  cid10: NOT_PICKED,
  justification: '',
});

/** Each exam once, in whichever request it stands. */
export function withExams(
  requests: readonly TypedRequest[],
  at: number,
  added: readonly Named[],
): TypedRequest['exams'] {
  const asked = new Set(requests.flatMap(({ exams }) => exams.map(({ code }) => code)));
  const fresh = added.filter(({ code }, place) => {
    const first = added.findIndex((one) => one.code === code) === place;
    return first && !asked.has(code);
  });
  return [...(requests[at]?.exams ?? []), ...fresh.map(({ code, name }) => ({ code, name, note: '' }))];
}

export const isWritten = ({ exams, cid10, justification }: TypedRequest): boolean =>
  exams.length > 0 || cid10.value !== '' || justification.trim() !== '';

/** As they are sent, up to the last in which something was written: each keeps its place, by which it is refused. */
export const requestsOf = (requests: readonly TypedRequest[]): ExamRequest[] =>
  requests.slice(0, requests.findLastIndex(isWritten) + 1).map(({ costly, exams, cid10, justification }) => ({
    costly,
    exams: exams.map(({ code, note }) => ({ code, ...told({ note: note.trim() }) })),
    ...told({ cid10: codeOf(cid10)?.code }),
    justification: justification.trim(),
  }));

/** A result as it is written; all of it is text, as it is typed. */
export type TypedResult = Named & {
  requestedOn: string;
  performedOn: string;
  resultedOn: string;
  text: string;
  /** A measure, or the code of an answer. */
  value: string;
  weeks: string;
  days: string;
  expectedBirth: string;
};

export const newResult = ({ code, name }: Named, requestedOn = ''): TypedResult => ({
  code,
  name,
  requestedOn,
  performedOn: '',
  resultedOn: '',
  text: '',
  value: '',
  weeks: '',
  days: '',
  expectedBirth: '',
});

/** "7,2"; undefined of what is no number, and of "1.200": whether a point parts thousands or decimals cannot be known. */
export function readDecimal(typed: string): number | undefined {
  const text = typed.trim();
  if (/^\d{1,3}(\.\d{3})+$/.test(text)) return undefined;
  return /^\d{1,6}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}
export const isDecimal = (typed: string) =>
  readDecimal(typed) === undefined ? 'Digite um número, sem ponto de milhar: 7,2 ou 1200.' : undefined;

const readWhole = (typed: string): number | undefined =>
  /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : undefined;
export const isWhole = (typed: string) =>
  readWhole(typed) === undefined ? 'Digite um número inteiro.' : undefined;

export const resultsOf = (results: readonly TypedResult[]): ExamResult[] =>
  results.map(({ code, requestedOn, performedOn, resultedOn, text, value, weeks, days, expectedBirth }) => ({
    code,
    ...told({
      requestedOn,
      performedOn,
      resultedOn,
      text: text.trim(),
      value: readDecimal(value),
      weeks: readWhole(weeks),
      days: readWhole(days),
      expectedBirth,
    }),
  }));
