import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Text, Uuid } from '#platform/contract/schemas';
import { Ficha } from './care.ts';
import { block, Measured, procedures, StaysFor, text } from './content.ts';
import { ATTEND, Encounter, OfOne } from './parts.ts';

/*
 * "Cidadão em observação": a visit stays open, with whoever is responsible for it, while médicos, enfermeiros, técnicos and
 * auxiliares de enfermagem of the unit register contacts. A contact is an encounter that begins and ends at once.
 */

/** What somebody did, saw or agreed. `plan`: the plan of care from now on, by who may have somebody observed. */
const told = { text, plan: text, measured: Type.Optional(Measured), procedures };

/** A contact as it is kept; one that hands the responsibility over says from whom to whom. */
export const ObservationContact = block({
  ...told,
  /** To whom she was sent on. */
  sentTo: Type.Optional(StaysFor),
  handed: Type.Optional(block({ from: Type.String(), to: Type.String() })),
});
export type ObservationContact = Static<typeof ObservationContact>;

export const observe = route({
  name: 'encounters.observe',
  method: 'POST',
  path: '/encounters/:id/observe',
  summary:
    'Põe o cidadão em observação: o atendimento continua aberto, e a equipe passa a ver o plano de cuidado e a registrar contatos.',
  permission: ATTEND,
  params: OfOne,
  body: block({ plan: text, sentTo: Type.Optional(StaysFor) }),
  response: Encounter,
});

/** One contact, as the observation and the history show it. */
export const KeptContact = Type.Object({
  id: Uuid,
  at: Instant,
  /** Civil, by the clock of the municipality; `time` is `hh:mm`. */
  day: LocalDate,
  time: Type.String(),
  professional: Type.String(),
  cbo: Type.String(),
  content: ObservationContact,
  /** What the codes were called then. */
  names: Type.Record(Type.String(), Type.String()),
});
export type KeptContact = Static<typeof KeptContact>;

export const getObservation = route({
  name: 'encounters.getObservation',
  method: 'GET',
  path: '/encounters/:id/observation',
  summary:
    'A observação de um cidadão desta unidade: planos de cuidado, contatos e alergias. 409 quando não está em observação.',
  permission: ATTEND,
  params: OfOne,
  response: Type.Object({
    /** Newest first. */
    contacts: Type.Array(KeptContact),
    /** Those that stand. */
    allergies: Type.Array(Type.String()),
    /** Who asks may write plans of care and be responsible (médico, enfermeiro). */
    responsible: Type.Boolean(),
    /** To whom the responsibility may pass. */
    others: Type.Array(Type.Object({ lotacaoId: Uuid, professional: Type.String(), cbo: Type.String() })),
  }),
});

export const registerContact = route({
  name: 'encounters.registerContact',
  method: 'POST',
  path: '/encounters/:id/contacts',
  summary:
    'Registra um contato com quem está em observação: nota, medições e procedimentos, com a ficha de quem os fez. Não muda depois.',
  permission: ATTEND,
  params: OfOne,
  body: block({
    ...told,
    /** When it was, since the observation began; absent: now. */
    time: Type.Optional(Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })),
    /** Of `time`; absent: today. */
    day: Type.Optional(LocalDate),
    /** "Encaminhado para" from now on; absent: as it stands. */
    sentTo: Type.Optional(StaysFor),
  }),
  response: Type.Object({ contact: KeptContact, fichas: Type.Array(Ficha) }),
  status: 201,
});

export const handOver = route({
  name: 'encounters.handOver',
  method: 'POST',
  path: '/encounters/:id/responsible',
  summary:
    'Transfere a responsabilidade por quem está em observação a outro médico ou enfermeiro da unidade, com o que já foi escrito; quem não é responsável pode assumir, com o motivo.',
  permission: ATTEND,
  params: OfOne,
  body: block({
    /** Who was responsible when the page was read: another one meanwhile is 409 `responsible-changed`. */
    from: Uuid,
    lotacaoId: Uuid,
    reason: Type.Optional(Text(500)),
  }),
  response: Encounter,
});
