import { dayText } from '@pec-aberto/brazil';
import {
  endOfTreatment,
  examValueText,
  formatNumber,
  posologyText,
  STRUCTURED_EXAMS,
} from '@pec-aberto/clinical';
import { labelOf } from '#platform/contract/choices';
import { RECIPES } from '#modules/recipe-types/contract/recipes';
import { ROUTES_OF_ADMINISTRATION } from './codes.ts';
import { quantityText } from './quantity.ts';
import { type Prescribed, type Soap, stopKey, STOPS } from './content.ts';
import {
  type Certificate,
  CERTIFICATES,
  type ExamRequest,
  type ExamResult,
  type Referral,
  REFERRAL_RISKS,
  REFERRALS,
  specialtyKey,
} from './plan-entries.ts';
import { codeText, line, type Lines, type Names, said, sentences, several } from './tell-parts.ts';

/* What a plan asked for and handed out, and the results that came. */

function treatmentText({ dosage }: Prescribed): string {
  const { doseKind, start } = dosage;
  const end = endOfTreatment(dosage);
  if (doseKind === 'single') return `em ${dayText(start)}`;
  return end ? `de ${dayText(start)} a ${dayText(end)}` : `a partir de ${dayText(start)}`;
}

const medicineText = (medicine: Prescribed): string =>
  sentences(
    `${medicine.name}: via ${labelOf(ROUTES_OF_ADMINISTRATION, medicine.route).toLowerCase()}, ` +
      `${posologyText(medicine.dosage)}, ${treatmentText(medicine)}`,
    `Quantidade: ${quantityText(medicine)}`,
    `Receita: ${labelOf(RECIPES, medicine.recipe).toLowerCase()}`,
    medicine.advice,
  );

/** What came of an exam, in a structure and in words. */
export const resultText = ({ code, text, ...told }: ExamResult): string =>
  sentences(
    examValueText(code, told) ||
      // An exam without a structure has no unit either.
      (!(code in STRUCTURED_EXAMS) && told.value !== undefined && formatNumber(told.value)),
    text,
  );

export function resultLine(result: ExamResult, names: Names): string {
  const { code, requestedOn, performedOn, resultedOn } = result;
  const what = said(
    codeText(names, 'sigtap', code),
    requestedOn && `solicitado em ${dayText(requestedOn)}`,
    performedOn && `realizado em ${dayText(performedOn)}`,
    resultedOn && `resultado em ${dayText(resultedOn)}`,
  );
  return [what, resultText(result)].filter(Boolean).join(': ');
}

const examLines = ({ costly, exams, cid10, justification }: ExamRequest, names: Names): Lines => [
  ...several(
    costly ? 'Exame de alto custo solicitado' : 'Exame solicitado',
    exams.map(({ code, note }) => sentences(codeText(names, 'sigtap', code), note)),
  ),
  ...line('Justificativa do pedido', said(justification, cid10 && codeText(names, 'cid10', cid10))),
];

const referralText = ({ specialty, risk, cid10, ciap2, reason, note }: Referral, names: Names): string =>
  said(
    names[specialtyKey(specialty)],
    labelOf(REFERRAL_RISKS, risk).toLowerCase(),
    cid10 && codeText(names, 'cid10', cid10),
    ciap2 && codeText(names, 'ciap2', ciap2),
    reason,
    note,
  );

const daysText = (days: number): string => (days === 1 ? '1 dia' : `${days} dias`);

const certificateText = ({ model, day, time, days, cid10, text }: Certificate, names: Names): string =>
  said(
    labelOf(CERTIFICATES, model),
    days !== undefined && daysText(days),
    day && `a partir de ${dayText(day)}`,
    time && `às ${time}`,
    cid10 && codeText(names, 'cid10', cid10),
    text,
  );

export function planLines(plan: Soap['plan'], names: Names): Lines {
  const {
    observation,
    procedures = [],
    prescribed = [],
    stopped = [],
    examRequests = [],
    referrals,
    certificates = [],
    guidance = [],
  } = plan ?? {};
  return [
    ...line('Observação', observation && 'Cidadão em observação'),
    ...several(
      'Procedimento',
      procedures.map(({ code }) => codeText(names, 'sigtap', code)),
    ),
    ...several('Medicamento', prescribed.map(medicineText)),
    ...stopped.map(({ prescriptionId, how, note }) => ({
      label: `Medicamento ${labelOf(STOPS, how).toLowerCase()}`,
      value: [names[stopKey(prescriptionId)], note].filter(Boolean).join(': '),
    })),
    ...examRequests.flatMap((request) => examLines(request, names)),
    ...several(
      'Encaminhamento',
      (referrals?.specialised ?? []).map((one) => referralText(one, names)),
    ),
    ...several(
      'Encaminhamento',
      (referrals?.kinds ?? []).map((kind) => labelOf(REFERRALS, kind)),
    ),
    ...several(
      'Atestado',
      certificates.map((one) => certificateText(one, names)),
    ),
    ...several('Orientação', guidance),
  ];
}
