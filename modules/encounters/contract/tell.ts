import {
  ageText,
  bodyMassIndex,
  formatBloodPressure,
  formatMeasurement,
  formatNumber,
} from '@pec-aberto/clinical';
import { GLUCOSE_MOMENTS, MEASUREMENTS, measurementKeys } from '@pec-aberto/clinical';
import { dayText, sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { labelOf } from '#platform/contract/choices';
import { RISKS } from '#modules/reception/contract/status';
import { ATTENDANCES, CONDUCTS, EMULTI_ACTIONS, PARTICIPATIONS, PLACES, RATIONALITIES } from './codes.ts';
import { type Listening, lotacaoKey, type Measured, serviceKey, type Soap, teamKey } from './content.ts';
import { answerKey, FOOD_BLOCKS, MEALS_QUESTION } from './food-markers.ts';
import type { Encounter } from './parts.ts';
import { allergyText, antecedentLines, problemText } from './tell-found.ts';
import { codeText, line, type Lines, type Names, said, several, yesOrNo } from './tell-parts.ts';
import { planLines, resultLine } from './tell-plan.ts';

/** A finished encounter in the words of people, for the page and for the paper. */
export type Section = {
  title: string;
  /** What was written in prose, as it was written. */
  text: string;
  lines: Lines;
};

/** By whom and where; `instantText` writes an instant by the clock of the municipality. */
export const tellVisit = (
  { day, late, endedAt, author, begunBy, unit, place, citizen }: Encounter,
  instantText: (at: string) => string,
): Lines => [
  ...line('Registro tardio', late && endedAt && `feito em ${instantText(endedAt)}`),
  {
    label: 'Profissional',
    value: said(titleCaseName(author.professional), sentenceCase(author.cbo.name)),
  },
  ...line('Iniciado por', begunBy !== null && titleCaseName(begunBy)),
  { label: 'Unidade e equipe', value: said(titleCasePlace(unit.name), author.team) },
  { label: 'Local de atendimento', value: labelOf(PLACES, place) },
  ...line('Idade no dia', ageText(citizen.birthDate, day)),
];

/** Pressure is one line, and the body mass stands beside what it is made of. */
export function measuredLines(measured: Measured = {}): Lines {
  const { systolic, diastolic, glucoseMoment } = measured;
  const mass = bodyMassIndex(measured);
  const moment = GLUCOSE_MOMENTS.find(({ code }) => code === glucoseMoment)?.label;
  return [
    ...(systolic !== undefined && diastolic !== undefined
      ? [{ label: 'Pressão arterial', value: formatBloodPressure(systolic, diastolic) }]
      : []),
    ...measurementKeys.flatMap((key) => {
      const value = measured[key];
      if (value === undefined || key === 'systolic' || key === 'diastolic') return [];
      const text = formatMeasurement(key, value);
      const told = key === 'capillaryGlucose' && moment ? `${text} (${moment.toLowerCase()})` : text;
      return [{ label: MEASUREMENTS[key].label, value: told }];
    }),
    ...line('IMC', mass !== null && formatNumber(mass)),
  ];
}

export const procedureLines = (procedures: Listening['procedures'] = [], names: Names): Lines =>
  several(
    'Procedimento',
    procedures.map(({ code }) => codeText(names, 'sigtap', code)),
  );

/** "Marcadores de consumo alimentar", in the words of their questions. */
const foodLines = (markers: NonNullable<Soap['objective']>['foodMarkers']): Lines =>
  FOOD_BLOCKS.flatMap(({ questions }) => questions).flatMap(({ code, label, choices }) => {
    const answers =
      code === MEALS_QUESTION ? (markers?.meals ?? []) : [markers?.answers[answerKey(code)] ?? 0];
    return line(
      label,
      choices.flatMap(({ value, label: word }) => (answers.includes(value) ? [word] : [])).join(', '),
    );
  });

/** For whom she stays, or to whom she is sent. */
export const staysText = ({ lotacaoId, teamId, serviceTypes }: Stays, names: Names): string =>
  said(
    lotacaoId && titleCaseName(names[lotacaoKey(lotacaoId)] ?? ''),
    teamId && names[teamKey(teamId)],
    ...serviceTypes.map((id) => names[serviceKey(id)]),
  );
type Stays = NonNullable<Listening['stays']>;

/** "Desfecho": who is gone has none to go on with her. */
function outcomeLines(stays: Listening['stays'], { names, late }: Told): Lines {
  if (late) return [];
  if (!stays) return [{ label: 'Desfecho', value: 'Cidadão liberado' }];
  return [
    {
      label: 'Desfecho',
      value: said('Mantido na lista de atendimentos', staysText(stays, names)),
    },
  ];
}

function nextText({ lotacaoId, day, start, notes }: Next, names: Names): string {
  const professional = titleCaseName(names[lotacaoKey(lotacaoId)] ?? '');
  return said(dayText(day), start, professional && `com ${professional}`, notes);
}
type Next = NonNullable<NonNullable<Soap['end']>['next']>;

const guestText = ({ lotacaoId, participation }: Guest, names: Names): string =>
  said(
    `com ${titleCaseName(names[lotacaoKey(lotacaoId)] ?? '')}`,
    labelOf(PARTICIPATIONS, participation).toLowerCase(),
  );
type Guest = NonNullable<NonNullable<Soap['end']>['guest']>;

const kept = ({ text, lines }: Section): boolean => text !== '' || lines.length > 0;

/** What was called how then; of a late one nobody was on a list. */
export type Told = { names: Names; late: boolean };

/** "Escuta inicial". */
export function tellListening(
  { reason, text = '', measured, procedures, risk, stays }: Listening,
  told: Told,
): Section[] {
  const { names } = told;
  return [
    {
      title: 'Escuta inicial',
      text,
      lines: [
        ...line('Motivo da consulta', reason && codeText(names, 'ciap2', reason)),
        ...measuredLines(measured),
        ...procedureLines(procedures, names),
        ...line('Risco/Vulnerabilidade', risk && labelOf(RISKS, risk)),
        ...outcomeLines(stays, told),
      ],
    },
  ].filter(kept);
}

function endLines(end: NonNullable<Soap['end']>, told: Told): Lines {
  const { attendance, participation, conducts = [], administrative = [], rationality, next, stays } = end;
  const { guest, emulti = [] } = end;
  const { names } = told;
  return [
    ...line('Tipo de atendimento', attendance !== undefined && labelOf(ATTENDANCES, attendance)),
    ...line('Participação do cidadão', participation !== undefined && labelOf(PARTICIPATIONS, participation)),
    ...line('Racionalidade em saúde', rationality !== undefined && labelOf(RATIONALITIES, rationality)),
    ...line('Atendimento compartilhado', guest && guestText(guest, names)),
    ...line('Ações da eMulti', emulti.map((value) => labelOf(EMULTI_ACTIONS, value)).join('; ')),
    ...several(
      'Procedimento administrativo',
      administrative.map((code) => codeText(names, 'sigtap', code)),
    ),
    ...line('Conduta', conducts.map((value) => labelOf(CONDUCTS, value)).join('; ')),
    ...line('Consulta agendada', next && nextText(next, names)),
    ...outcomeLines(stays, told),
  ];
}

/** "Subjetivo", "Objetivo", "Avaliação", "Antecedentes", "Plano" and the end; only what something was said of. */
export function tellSoap(soap: Soap, told: Told): Section[] {
  const { subjective, objective, assessment, plan, end } = soap;
  const { names } = told;
  return [
    {
      title: 'Subjetivo',
      text: subjective?.text ?? '',
      lines: several(
        'Motivo da consulta',
        (subjective?.reasons ?? []).map(({ ciap2, note }) => said(codeText(names, 'ciap2', ciap2), note)),
      ),
    },
    {
      title: 'Objetivo',
      text: objective?.text ?? '',
      lines: [
        ...measuredLines(objective?.measured),
        ...line('DUM', objective?.lastMenstruation && dayText(objective.lastMenstruation)),
        ...line('Vacinação em dia', objective?.vaccinated !== undefined && yesOrNo(objective.vaccinated)),
        ...foodLines(objective?.foodMarkers),
        ...several(
          'Resultado de exame',
          (objective?.results ?? []).map((one) => resultLine(one, names)),
        ),
      ],
    },
    {
      title: 'Avaliação',
      text: assessment?.text ?? '',
      lines: [
        ...several(
          'Problema/condição',
          (assessment?.problems ?? []).map((one) => problemText(one, names)),
        ),
        ...several('Alergia/Reação adversa', (assessment?.allergies ?? []).map(allergyText)),
      ],
    },
    { title: 'Antecedentes', text: '', lines: antecedentLines(soap, names) },
    { title: 'Plano', text: plan?.text ?? '', lines: planLines(plan, names) },
    { title: 'Finalização', text: '', lines: end ? endLines(end, told) : [] },
  ].filter(kept);
}
