import { CARES_FOR_OBSERVED } from '#modules/reception/contract/parts';
import type { TabLink } from '#ui/index';
import { type Encounter, RESOURCES } from '../contract/parts.ts';
import { kindName } from './words.ts';

type Tab = {
  label: (encounter: Encounter) => string;
  /** After `/atendimento/$id`. */
  part: '' | `/${string}`;
  /** The profile's resource that opens it; absent: whoever may open the encounter. */
  needs?: string;
  /** The occupations that it opens to; absent: any. */
  by?: RegExp;
  /** Which encounters have it; absent: all. */
  of?: (encounter: Encounter) => boolean;
};

/** The tab in which the encounter is written. */
export const writtenTab = (encounter: Encounter): string =>
  encounter.kind === 'escuta' ? kindName(encounter) : 'SOAP';

/** Of who is in observation: what all that care for her see and write. */
export const OBSERVATION = 'Observação';

/** The tabs of an encounter in their order; each is a page inside `EncounterFrame`. */
const TABS: readonly Tab[] = [
  { label: () => 'Folha de rosto', part: '/folha-de-rosto', needs: RESOURCES.chart },
  { label: writtenTab, part: '' },
  {
    label: () => OBSERVATION,
    part: '/observacao',
    needs: RESOURCES.attend,
    by: CARES_FOR_OBSERVED,
    of: ({ observedAt, state }) => observedAt !== null && state === 'aberto',
  },
  { label: () => 'Histórico', part: '/historico', needs: RESOURCES.history },
  { label: () => 'Problemas e alergias', part: '/problemas', needs: RESOURCES.problems },
  { label: () => 'Antecedentes', part: '/antecedentes', needs: RESOURCES.antecedents },
  { label: () => 'Lembretes', part: '/lembretes', needs: RESOURCES.reminders },
  { label: () => 'Cadastro', part: '/cadastro', needs: RESOURCES.citizen },
  { label: () => 'Agendamentos', part: '/agendamentos', needs: RESOURCES.citizen },
];

type Access = { resources: readonly string[]; cbo: { code: string } | null };

export const tabsOf = (encounter: Encounter, { resources, cbo }: Access): TabLink[] =>
  TABS.filter(
    ({ needs, by, of }) =>
      (needs === undefined || resources.includes(needs)) &&
      (by === undefined || by.test(cbo?.code ?? '')) &&
      (of === undefined || of(encounter)),
  ).map(({ label, part }) => ({
    label: label(encounter),
    to: `/atendimento/${encounter.id}${part}`,
  }));
