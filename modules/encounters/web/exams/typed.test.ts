import { describe, expect, it } from 'vitest';
import { newRequest, newResult, readDecimal, requestsOf, resultsOf, withExams } from './typed.ts';

const GLUCOSE = { code: '0202010473', name: 'Glicose' };
const HBA1C = { code: '0202010503', name: 'Hemoglobina glicosilada' };

describe('requests', () => {
  it('an exam stands once, whichever request has it', () => {
    const common = { ...newRequest(false), exams: [{ ...GLUCOSE, note: 'jejum' }] };
    const requests = [common, newRequest(true)];
    expect(withExams(requests, 1, [GLUCOSE, HBA1C, HBA1C])).toEqual([{ ...HBA1C, note: '' }]);
    expect(withExams(requests, 0, [HBA1C])).toEqual([
      { ...GLUCOSE, note: 'jejum' },
      { ...HBA1C, note: '' },
    ]);
  });

  it('those after the last in which something was written are not sent; blanks are not said', () => {
    const asked = {
      ...newRequest(true),
      exams: [{ ...GLUCOSE, note: ' ' }],
      cid10: { value: 'cid10 I10', label: 'Hipertensão' },
      justification: ' Controle ',
    };
    expect(requestsOf([newRequest(false), asked, newRequest(true)])).toEqual([
      { costly: false, exams: [], justification: '' },
      { costly: true, exams: [{ code: GLUCOSE.code }], cid10: 'I10', justification: 'Controle' },
    ]);
  });
});

it.each([
  ['7,2', 7.2],
  ['7.2', 7.2],
  [' 101 ', 101],
  ['1200', 1200],
  ['1.200', undefined],
  ['', undefined],
  ['7,', undefined],
  ['-1', undefined],
  ['alto', undefined],
])('the measure %j is read as %j', (typed, value) => expect(readDecimal(typed)).toBe(value));

it('a result says only what was typed', () => {
  const typed = { ...newResult(HBA1C, '2026-10-01'), performedOn: '2026-11-02', value: '7,2' };
  expect(resultsOf([typed])).toEqual([
    { code: HBA1C.code, requestedOn: '2026-10-01', performedOn: '2026-11-02', value: 7.2 },
  ]);
});
