import { useRoute } from '#ui/index';
import { kinships, labelOf } from '../../contract/codes.ts';
import { fieldLabel } from '../../contract/labels.ts';
import { listTeamChoicesContract } from '../../contract/person.ts';
import { documentNumber } from '../describe.ts';
import type { Part } from './merge.ts';
import { type FamilyValues, type Opened, shown, type TeamValues } from './values.ts';

const BLOCKS: Partial<Record<Part, string>> = {
  team: 'Equipe responsável',
  family: 'Família',
  sharingRefused: 'Compartilhamento do prontuário',
};
export const partLabel = (part: Part): string => BLOCKS[part] ?? fieldLabel(part);

function shownFamily({ isResponsible, responsibleId, responsibleDocument, kinship }: FamilyValues): string {
  if (isResponsible !== 'nao') return isResponsible === 'sim' ? 'É o responsável familiar' : '';
  const number = responsibleDocument.replaceAll(/\D/g, '');
  const who = responsibleId.label || documentNumber(number.length === 11 ? 'cpf' : 'cns', number);
  if (who === '') return 'Tem um responsável familiar';
  const kin = labelOf(kinships, Number(kinship));
  return `Responsável: ${who}${kin ? ` (${kin})` : ''}`;
}

function shownTeam({ automatic, teamId }: TeamValues, names: ReadonlyMap<string, string>): string {
  if (automatic) return 'A do cadastro individual mais novo';
  return teamId === '' ? 'Sem equipe' : (names.get(teamId) ?? 'Equipe de outro município ou inativa');
}

/** How a part of the form is read, where these parts are to be chosen. */
export function useShownPart(parts: readonly Part[]): (part: Part, state: Opened) => string {
  const { data } = useRoute(listTeamChoicesContract, {}, { enabled: parts.includes('team') });
  const names = new Map((data?.teams ?? []).map(({ id, name, unitName }) => [id, `${name} (${unitName})`]));
  return (part, state) => {
    if (part === 'team') return shownTeam(state.team, names);
    if (part === 'family') return shownFamily(state.family);
    if (part === 'sharingRefused') return state.sharingRefused ? 'Desativado' : 'Ativo';
    return shown(part, state);
  };
}
