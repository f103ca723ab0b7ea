import { titleCasePlace } from '@pec-aberto/brazil';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { CheckboxField, ErrorState, Facts, SelectField, useAccess, useRoute } from '#ui/index';
import { listTeamChoicesContract } from '../../contract/person.ts';
import { Cell } from './parts.tsx';
import type { TeamValues } from './values.ts';

/** The team that is kept, when the choices of the access do not have it: of another municipality, or inactive. */
export type KeptTeam = { id: string; name: string; ine: string; unitName: string };

function useTeams(kept: KeptTeam | null) {
  const { data, isError, error, refetch } = useRoute(listTeamChoicesContract, {});
  const teams = data?.teams ?? [];
  const other = kept && !teams.some(({ id }) => id === kept.id) ? [kept] : [];
  return { teams: [...teams, ...other], isError, error, refetch };
}

/**
 * "Equipe responsável": by the newest cadastro individual, or by hand. By hand the own team of who
 * registers is proposed, when there is no other.
 */
export function TeamFields({ kept }: { kept: KeptTeam | null }) {
  const { automatic, teamId } = useWatch<{ team: TeamValues }, 'team'>({ name: 'team' });
  const { setValue } = useFormContext<{ team: TeamValues }>();
  const { teams, isError, error, refetch } = useTeams(kept);
  const own = useAccess().team?.ine;
  const ownId = teams.find(({ ine }) => ine === own)?.id;
  useEffect(() => {
    if (!automatic && teamId === '' && ownId) setValue('team.teamId', ownId, { shouldDirty: true });
    // Only when the box is freed: the person may leave it without a team.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [automatic]);
  const shown = automatic ? kept : teams.find(({ id }) => id === teamId);
  if (isError) {
    return (
      <div className="cell-12">
        <ErrorState what="as equipes" error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <>
      <div className="cell-12" data-asked>
        <CheckboxField
          name="team.automatic"
          label="Utilizar informação do cadastro individual do cidadão"
          hint={
            automatic
              ? 'A equipe muda sozinha quando chega um cadastro individual mais novo.'
              : 'A equipe só muda quando alguém a trocar aqui.'
          }
        />
      </div>
      {automatic ? (
        <div className="cell-12">
          <Facts
            facts={[
              { label: 'Equipe responsável', value: shown ? `${shown.name} – ${shown.ine}` : 'Sem equipe' },
              { label: 'Unidade de saúde responsável', value: titleCasePlace(shown?.unitName ?? '') },
            ]}
          />
        </div>
      ) : (
        <>
          <Cell of={6}>
            <SelectField
              name="team.teamId"
              label="Equipe responsável"
              placeholder="Sem equipe"
              choices={teams.map(({ id, name, ine }) => ({ value: id, label: `${name} – ${ine}` }))}
            />
          </Cell>
          <Cell of={6}>
            <Facts
              facts={[
                { label: 'Unidade de saúde responsável', value: titleCasePlace(shown?.unitName ?? '') },
              ]}
            />
          </Cell>
        </>
      )}
    </>
  );
}
