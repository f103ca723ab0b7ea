import { dayText, formatCns, formatCpf, formatPhone } from '@pec-aberto/brazil';
import { ageOn } from '@pec-aberto/clinical';
import { sexes } from '#modules/citizens/contract/codes';
import { withheldFrom } from '#modules/record-access/index';
import type { RouteOutput } from '#platform/contract/route';
import { documentBytes } from '#platform/documents/print';
import type { Block, Foot, Head } from '#platform/documents/document';
import { conflict, notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { readAgendas as readContract } from '../../contract/agenda-days.ts';
import { offUnitText, reservationText } from '../../contract/appointment.ts';
import { getAppointment } from '../booking/view.ts';
import { readAgendas } from '../grid/side-by-side.ts';
import {
  findSlipCitizen,
  nameOf,
  type PatientRow,
  patientsOf,
  type UnitRow,
  unitOf,
} from './paper-queries.ts';

const weekdayText = (day: string) =>
  new Intl.DateTimeFormat('pt-BR', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** Whole years on a day; null where the birth is not known. */
function ageText(birthDate: string | null, day: string): string | null {
  const age = birthDate === null ? null : ageOn(birthDate, day);
  return age && (age.years === 1 ? '1 ano' : `${age.years} anos`);
}

const addressOf = ({ address: { streetType, street, number, complement, district } }: UnitRow) =>
  [[streetType, street].filter(Boolean).join(' '), number, complement, district].filter(Boolean).join(', ');

async function frameOf(context: ReadContext, unitId: string) {
  const { platform, db, actor, now } = context;
  const unit = await unitOf(db, unitId);
  const head: Head = { uf: unit.uf, municipality: unit.municipality, unit: unit.name };
  const foot: Foot = {
    printedAt: now,
    timeZone: unit.timeZone,
    by: await nameOf(db, actor.kind === 'person' ? actor.professionalId : null),
    program: `PEC Aberto ${platform.version}`,
  };
  return { unit, head, foot };
}

/** "Comprovante de agendamento", on A4 or on the roll of a receipt printer. 404 for one without citizen, 409 once cancelled. */
export async function slipPdf(context: ReadContext, id: string, paper: 'A4' | 'roll'): Promise<Buffer> {
  const view = await getAppointment(context, id);
  if (view.status === 'cancelado') {
    throw conflict('appointment-cancelled', 'Este agendamento foi cancelado: não há comprovante dele.');
  }
  const citizen = await findSlipCitizen(context.db, id);
  if (!citizen) throw notFound('O comprovante');
  const { unit, head, foot } = await frameOf(context, citizen.unitId);
  const pairs: Array<[string, string]> = [
    ['Cidadão', citizen.name],
    ...(citizen.cpf ? [['CPF', formatCpf(citizen.cpf)] as [string, string]] : []),
    ...(citizen.cns ? [['CNS', formatCns(citizen.cns)] as [string, string]] : []),
  ];
  const age = ageText(citizen.birthDate, view.day);
  if (age !== null) pairs.push(['Idade na data', age]);
  const { professional, cbo } = view.lotacao;
  const where =
    view.place === null ? [unit.name, addressOf(unit)].filter(Boolean).join(' — ') : offUnitText(view.place);
  const blocks: Block[] = [
    { kind: 'facts', pairs },
    { kind: 'text', look: 'large', text: `${weekdayText(view.day)}, ${dayText(view.day)}, às ${view.start}` },
    {
      kind: 'facts',
      pairs: [
        ['Local de atendimento', where],
        ['Profissional', professional.name],
        ['CBO', cbo.name],
      ],
    },
    {
      kind: 'text',
      look: 'small',
      text: `Se não puder vir, avise a unidade${unit.phone ? ` pelo telefone ${unit.phone}` : ''}: outra pessoa usa o horário.`,
    },
  ];
  return documentBytes({ paper, title: 'Comprovante de agendamento', head, foot, blocks });
}

type Entry = RouteOutput<typeof readContract>['lotacoes'][number]['days'][number]['entries'][number];

/** What a desk needs of each line: who, how to tell her from another, and how to call her. */
const COLUMNS = [
  { title: 'Horário', share: 0.13 },
  { title: 'Cidadão', share: 0.33 },
  { title: 'Nascimento e sexo', share: 0.18 },
  { title: 'CNS ou CPF', share: 0.2 },
  { title: 'Telefone', share: 0.16 },
];

function rowOf(entry: Entry, day: string, patients: ReadonlyMap<string, PatientRow>): string[] {
  const time = `${entry.start}–${entry.end}`;
  if (entry.kind === 'reserva') return [time, `Reserva: ${reservationText(entry)}`, '', '', ''];
  const { citizen, colleague } = entry;
  const who = citizen ? [citizen.name, ageText(citizen.birthDate, day)].filter(Boolean).join(', ') : '';
  const name = [
    who,
    colleague ? `com ${colleague.name}` : '',
    entry.place === null ? '' : offUnitText(entry.place),
    entry.encaixe ? 'encaixe' : '',
  ]
    .filter(Boolean)
    .join(' — ');
  const patient = citizen ? patients.get(citizen.id) : undefined;
  const born = citizen?.birthDate ? dayText(citizen.birthDate) : '';
  const sex = sexes.find(({ code }) => code === patient?.sex)?.label ?? '';
  const number = patient?.cns ? formatCns(patient.cns) : patient?.cpf ? formatCpf(patient.cpf) : '';
  return [
    time,
    name,
    [born, sex].filter(Boolean).join(', '),
    number,
    citizen?.phone ? formatPhone(citizen.phone) : '',
  ];
}

/** Of the citizens of a day, what may be told to the unit: of who withholds the registration, nothing. */
async function patientsIn(context: ReadContext, entries: readonly Entry[]) {
  const ids = entries.flatMap((entry) =>
    entry.kind !== 'reserva' && entry.citizen ? [entry.citizen.id] : [],
  );
  const rows = await patientsOf(context.db, [...new Set(ids)]);
  const refused = rows.flatMap(({ id, sharingRefused }) => (sharingRefused ? [id] : []));
  const withheld = await withheldFrom(context, refused);
  return new Map(rows.flatMap((row) => (withheld.has(row.id) ? [] : [[row.id, row] as const])));
}

/** The agenda of a day, with its reservations; social names, and no number that is withheld from the unit. */
export async function dayPdf(context: ReadContext, lotacaoId: string, day: string): Promise<Buffer> {
  const read = await readAgendas(context, { from: day, days: 1, lotacoes: lotacaoId });
  const [agenda] = read.lotacoes;
  const [found] = agenda?.days ?? [];
  if (!agenda || !found) throw notFound('A agenda');
  const { professional, cbo, team } = agenda.lotacao;
  const { head, foot } = await frameOf(context, unitIdOf(context));
  const patients = await patientsIn(context, found.entries);
  const blocks: Block[] = [
    {
      kind: 'facts',
      pairs: [
        ['Profissional', `${professional.name} – ${cbo.name}`],
        ['Equipe', team ? `${team.ine} – ${team.name}` : '–'],
        ['Data', `${dayText(day)}, ${weekdayText(day)}`],
      ],
    },
    { kind: 'table', columns: COLUMNS, rows: found.entries.map((entry) => rowOf(entry, day, patients)) },
  ];
  return documentBytes({ paper: 'A4', title: 'Agenda do dia', head, foot, blocks });
}

function unitIdOf({ actor }: ReadContext): string {
  const unitId = actor.kind === 'person' ? actor.access?.unitId : null;
  if (!unitId) throw notFound('A unidade de saúde');
  return unitId;
}
