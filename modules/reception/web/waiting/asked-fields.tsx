import { SelectField, TextAreaField } from '#ui/index';
import { CARE_TYPES, type CareType, type WaitingRequest } from '../../contract/waiting.ts';
import { type Choices, teamName } from '../words.ts';

/** What is asked of who waits, when it is added and when it is edited. */
export type AskedValues = { teamId: string; care: CareType | ''; reason: string };

export const askedOf = ({ team, care, reason }: WaitingRequest): AskedValues => ({
  teamId: team?.id ?? '',
  care,
  reason,
});

export const toSend = ({ teamId, care, reason }: AskedValues) => ({
  teamId: teamId || null,
  // The field is required: without it nothing is sent.
  care: care as CareType,
  reason,
});

const MOST_LETTERS = 200;

/** `held`: its team stays to be chosen, though the unit closed it. */
export function AskedFields({ choices: { teams }, held }: { choices: Choices; held?: WaitingRequest }) {
  const lost = held?.team && !teams.some(({ id }) => id === held.team?.id) ? [held.team] : [];
  return (
    <>
      <SelectField name="care" label="Tipo de atendimento" required choices={CARE_TYPES} />
      <SelectField
        name="teamId"
        label="Equipe"
        optional
        placeholder="Sem equipe"
        choices={[...teams, ...lost].map((team) => ({ value: team.id, label: teamName(team) }))}
      />
      <TextAreaField
        name="reason"
        label="Motivo"
        required
        rows={3}
        maxLength={MOST_LETTERS}
        hint={`Até ${MOST_LETTERS} letras. Casos urgentes não entram nesta lista.`}
        check={(text) => (text.trim() === '' ? 'Diga por que o cidadão espera.' : undefined)}
      />
    </>
  );
}
