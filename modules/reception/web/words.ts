import { labelOf } from '#platform/contract/choices';
import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import type { RouteOutput } from '#platform/contract/route';
import type { getListChoices } from '../contract.ts';
import type { Action, Entry } from '../contract/parts.ts';
import { type Status, STATUSES } from '../contract/status.ts';

export type Choices = RouteOutput<typeof getListChoices>;

/** What stays shut until the vaccination opens it, with the reason that is read there. */
const CLOSED = 'Abre com a vacinação';

type Words = { label: string; short: string; keys?: string; closed?: string };

export const ACTIONS: Record<Action, Words> = {
  listen: { label: 'Realizar escuta inicial', short: 'Escuta inicial', keys: 'E' },
  'pre-care': { label: 'Realizar pré-atendimento', short: 'Pré-atendimento', keys: 'E' },
  attend: { label: 'Atender', short: 'Atender' },
  vaccinate: { label: 'Realizar vacinação', short: 'Realizar vacinação', keys: 'V', closed: CLOSED },
  call: { label: 'Chamar no painel', short: 'Chamar', keys: 'C' },
  'not-waited': { label: 'Cidadão não aguardou', short: 'Não aguardou', keys: 'X' },
  returned: { label: 'Cidadão retornou', short: 'Retornou', keys: 'R' },
  declare: { label: 'Gerar declaração de comparecimento', short: 'Declaração' },
  edit: { label: 'Editar', short: 'Editar' },
  exclude: { label: 'Excluir', short: 'Excluir' },
};

/** What a row offers first, where it may be done. */
const FIRST: readonly Action[] = ['vaccinate', 'pre-care', 'listen', 'attend', 'call', 'returned'];
export const mainOf = ({ actions }: Entry): Action | undefined =>
  FIRST.find((action) => actions.includes(action));

/** The status in the narrow column of a row. */
export const rowStatus = (status: Status): string =>
  status === 'aguardando' ? 'Aguardando' : labelOf(STATUSES, status);

export const nameOf = ({ citizen }: Entry): string => titleCaseName(citizen.name);
export const professionalOf = ({ professional }: { professional: string }): string =>
  titleCaseName(professional);
export const teamName = ({ name }: { name: string }): string => titleCasePlace(name);

/** "Ivan Teles · ESF Acácias I · Nebulização": to whom somebody in observation was sent; '' to nobody. */
export const sentToText = ({ lotacao, team, serviceTypes }: Entry): string =>
  [
    ...(lotacao ? [professionalOf(lotacao)] : []),
    ...(team ? [teamName(team)] : []),
    ...serviceTypes.map(({ name }) => name),
  ].join(' · ');
