import { set } from 'react-hook-form';
import { describe, expect, it } from 'vitest';
import { NOT_PICKED } from '#ui/index';
import type { Prescribed } from '../../contract/content.ts';
import { newRequest, newResult } from '../exams/typed.ts';
import type { Visit } from '../visit.ts';
import { soapOf } from './content.ts';
import { emptySoap, type SoapValues } from './values.ts';
import { clearedOf, requireAllSent, withheldIn } from './withheld.ts';

type Change = { kind?: string; scheduled?: boolean; assess?: boolean; subjective?: boolean; plan?: boolean };
const visitOf = (change: Change = {}): Visit => {
  const { kind = 'individual', scheduled = false, assess = true, subjective = true, plan = true } = change;
  const encounter = { kind, scheduled, day: '2026-11-22', observedAt: null };
  const rights = {
    subjective,
    objective: true,
    plan,
    assess,
    cid10: false,
    prescribe: assess,
    problems: assess,
  };
  // Of an encounter the content knows no more.
  return { encounter, rights, consultations: [] } as unknown as Visit;
};

it('nothing written sends nothing but what is known by how the citizen came', () => {
  const visit = visitOf();
  expect(soapOf(emptySoap(visit), visit)).toEqual({
    subjective: { reasons: [] },
    objective: {},
    assessment: { problems: [] },
    plan: { procedures: [], prescribed: [] },
    end: { attendance: 5, participation: 2, conducts: [] },
  });
  expect(soapOf(emptySoap(visitOf({ scheduled: true })), visit).end?.attendance).toBe(2);
});

it('a problem is listed as it stands, with the year that people remember', () => {
  const visit = visitOf();
  const values = emptySoap(visit);
  const row = {
    problemId: '',
    name: 'Hipertensão',
    ciap2: 'K86',
    cid10: '',
    other: NOT_PICKED,
    note: ' em casa ',
  };
  const listed = { kept: true, state: '0', startedOn: '5/2017', endedOn: '' };
  const { assessment } = soapOf(
    { ...values, assessment: { text: '', problems: [{ ...row, listed }], allergies: [] } },
    visit,
  );
  expect(assessment?.problems).toEqual([
    { ciap2: 'K86', note: 'em casa', listed: { state: 0, startedOn: '2017-05' } },
  ]);
});

it('what measuring makes by itself is sent, but for what was taken off', () => {
  const visit = visitOf();
  const values = emptySoap(visit);
  const measured = { ...values.objective.measured, pressure: '156/98', temperature: '38,6' };
  const typed = { ...values, objective: { ...values.objective, measured } };
  expect(soapOf(typed, visit).plan?.procedures?.map(({ code }) => code)).toEqual([
    '0301100039',
    '0301100250',
  ]);
  const without = soapOf({ ...typed, plan: { ...typed.plan, removed: ['0301100250'] } }, visit);
  expect(without.plan?.procedures).toEqual([{ code: '0301100039', automatic: true }]);
});

it('who makes no assessment sends neither problems nor prescription, nor a type of attendance', () => {
  const visit = visitOf({ kind: 'procedimentos', assess: false });
  expect(soapOf(emptySoap(visit), visit)).toEqual({
    subjective: { reasons: [] },
    objective: {},
    plan: { procedures: [] },
    end: {},
  });
});

it('the consultation is told only where its author changed it', () => {
  const proposed = { attendance: 5, observed: false, code: '0301010064', name: 'Consulta médica' };
  const visit = { ...visitOf(), consultations: [proposed] };
  const values = emptySoap(visit);
  const sent = (end: object) =>
    soapOf({ ...values, end: { ...values.end, ...end } }, visit).end?.administrative;
  const other = { code: '0301010030', name: 'Consulta' };
  expect(sent({})).toBeUndefined();
  expect(sent({ noConsultation: true })).toEqual([]);
  expect(sent({ administrative: [other] })).toEqual(['0301010064', '0301010030']);
  expect(sent({ noConsultation: true, administrative: [other] })).toEqual(['0301010030']);
});

it('a reason goes with its note, where it has one', () => {
  const visit = visitOf();
  const reason = { code: 'N01', name: 'Cefaleia', note: '' };
  const reasons = [reason, { ...reason, code: 'A03', note: ' à noite ' }];
  expect(soapOf({ ...emptySoap(visit), subjective: { text: '', reasons } }, visit).subjective).toEqual({
    reasons: [{ ciap2: 'N01' }, { ciap2: 'A03', note: 'à noite' }],
  });
});

it('a block that the profile has not is not sent; procedures are sent where the encounter is of them', () => {
  const visit = visitOf({ subjective: false, plan: false });
  const sent = soapOf(emptySoap(visit), visit);
  expect(sent.subjective).toBeUndefined();
  expect(sent.plan).toEqual({ prescribed: [] });
  const technician = visitOf({ kind: 'procedimentos', assess: false, plan: false });
  expect(soapOf(emptySoap(technician), technician).plan).toEqual({ procedures: [] });
});

describe('what another wrote, and its author may not', () => {
  const RIGHTS: Visit['rights'] = {
    subjective: true,
    objective: true,
    assess: true,
    plan: true,
    cid10: true,
    prescribe: true,
    observe: true,
    emulti: true,
    foodMarkers: true,
    problems: true,
    antecedents: true,
    requestExams: true,
    refer: true,
    certify: true,
    guide: true,
    book: true,
  };
  const observed = (rights: Partial<Visit['rights']>): Visit => {
    const visit = visitOf();
    const encounter = {
      ...visit.encounter,
      observedAt: '2026-11-22T10:00:00Z',
      citizen: { birthDate: '1980-01-01' },
    };
    return { ...visit, encounter, rights: { ...RIGHTS, ...rights } } as Visit;
  };
  const NOBODY = Object.fromEntries(Object.keys(RIGHTS).map((name) => [name, false]));
  const certificate = {
    model: 'padrao' as const,
    name: 'Padrão',
    day: '2026-11-22',
    time: '10:00',
    days: '2',
    cid10: NOT_PICKED,
    text: 'Repouso.',
  };
  const next = {
    lotacaoId: 'a',
    day: '2026-12-22',
    start: '09:00',
    end: '09:20',
    notes: '',
    label: '22/12/2026',
  };
  const allWritten = (visit: Visit): SoapValues => {
    const { subjective, objective, assessment: _none, antecedents, plan, end, ...empty } = emptySoap(visit);
    return {
      ...empty,
      subjective: { ...subjective, text: 'Dor.' },
      objective: {
        ...objective,
        measured: { ...objective.measured, pressure: '120/80' },
        foodMarkers: { ...objective.foodMarkers, open: true },
        results: [newResult({ code: '0202010503', name: 'HbA1c' })],
      },
      assessment: {
        text: 'Estável.',
        problems: [
          {
            problemId: '',
            name: 'Hipertensão',
            ciap2: 'K86',
            cid10: '',
            other: NOT_PICKED,
            note: '',
            listed: { kept: false, state: '0', startedOn: '', endedOn: '' },
          },
        ],
        allergies: [{ agent: 'Dipirona', category: 'medicamento' }],
      },
      antecedents: { ...antecedents, hospital: [{ what: 'Apendicectomia' }] },
      plan: {
        ...plan,
        text: 'Soro.',
        procedures: [{ code: '0301100101', name: 'Nebulização' }],
        prescribed: [{ name: 'Captopril' } as Prescribed],
        stopped: [{ prescriptionId: 'a', name: 'Losartana', how: 'interrupted', note: '' }],
        examRequests: [{ ...newRequest(false), exams: [{ code: '1', name: 'Hemograma', note: '' }] }],
        referrals: { kinds: ['caps'], specialised: [] },
        certificates: [certificate],
        guidance: [{ text: 'Beber água.' }],
      },
      end: { ...end, emulti: [1], next },
    };
  };

  it('stands in sight, each part by its field, and holds the end', () => {
    const visit = observed({ certify: false });
    const values = allWritten(visit);
    expect(withheldIn(values, visit)).toEqual([
      {
        path: 'plan.certificates',
        lines: ['Padrão: Repouso.'],
        called: '1 atestado',
        sentence:
          'Há 1 atestado, que seu perfil não emite: retire-o ou devolva o atendimento a quem o escreveu.',
      },
    ]);
    expect(() => requireAllSent(values, visit)).toThrow('Há 1 atestado');
    const two = { ...values, plan: { ...values.plan, certificates: [certificate, certificate] } };
    expect(withheldIn(two, visit)[0]?.sentence).toBe(
      'Há 2 atestados, que seu perfil não emite: retire-os ou devolva o atendimento a quem os escreveu.',
    );
    expect(requireAllSent(values, observed({}))).toBeUndefined();
  });

  it.each(Object.keys(RIGHTS).filter((right) => !['cid10', 'observe'].includes(right)))(
    'without the right %s nothing of it is left out unsaid',
    (right) => {
      const all = soapOf(allWritten(observed({})), observed({}));
      const without = observed({ [right]: false });
      expect(soapOf(allWritten(without), without)).not.toEqual(all);
      expect(withheldIn(allWritten(without), without).length).toBeGreaterThan(0);
    },
  );

  it('taken out one by one nothing is left', () => {
    const visit = observed(NOBODY);
    const values = structuredClone(allWritten(visit)) as unknown as Record<string, unknown>;
    const parts = withheldIn(values as unknown as SoapValues, visit);
    expect(parts.length).toBe(18);
    for (const [path, value] of parts.flatMap((part) => clearedOf(part.path, visit)))
      set(values, path, value);
    expect(withheldIn(values as unknown as SoapValues, visit)).toEqual([]);
  });

  it('nor is a guest who was ticked and not chosen', () => {
    const visit = observed({});
    const values = emptySoap(visit);
    const end = { ...values.end, guest: { ...values.end.guest, present: true } };
    expect(() => requireAllSent({ ...values, end }, visit)).toThrow('Escolha o profissional convidado');
  });
});
