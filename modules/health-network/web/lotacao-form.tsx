import { titleCasePlace } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RouteOutput } from '#platform/contract/route';
import {
  CancelButton,
  callApi,
  Card,
  CheckboxField,
  ErrorState,
  FocusFirst,
  Form,
  LeaveGuard,
  NOT_PICKED,
  Notice,
  type Picked,
  routeKey,
  SearchField,
  SelectField,
  Skeleton,
  SubmitButton,
  showToast,
  useAction,
  useRoute,
} from '#ui/index';
import {
  addLotacao,
  changeLotacao,
  getCboProfiles,
  getProfessional,
  listLotacaoChoices,
  listLotacaoTeams,
  searchLotacaoCbos,
} from '../contract.ts';
import { ProfilesField } from './profiles-field.tsx';
import { shownCbo, shownTeam } from './shown.ts';

export type Lotacao = RouteOutput<typeof getProfessional>['lotacoes'][number];
type Values = {
  unitId: string;
  cbo: Picked;
  teamId: string;
  profileIds: string[];
  updateOnCnes: boolean;
};

async function findCbos(search: string, call: { signal: AbortSignal }) {
  const found = await callApi(searchLotacaoCbos, { query: { search } }, call);
  return found.map((cbo) => ({ value: cbo.code, label: shownCbo(cbo) }));
}

/** Teams of the chosen unit; another unit takes the choice back (ADM-I10). */
function TeamField() {
  const unitId = useWatch<Values, 'unitId'>({ name: 'unitId' });
  const { setValue } = useFormContext<Values>();
  const { data } = useRoute(listLotacaoTeams, { params: { id: unitId } }, { enabled: unitId !== '' });
  useEffect(() => setValue('teamId', ''), [unitId, setValue]);
  const teams = unitId === '' ? [] : (data ?? []);
  const none = unitId !== '' && data?.length === 0;
  return (
    <SelectField
      name="teamId"
      label="Equipe"
      placeholder={none ? 'A unidade não tem equipes' : 'Sem equipe'}
      choices={teams.map((team) => ({ value: team.id, label: shownTeam(team) }))}
      disabled={unitId === ''}
      hint={unitId === '' ? 'Escolha antes a unidade.' : undefined}
    />
  );
}

/** Proposes the profiles of the CBO until somebody chooses others. */
function ProposedProfiles() {
  const cbo = useWatch<Values, 'cbo'>({ name: 'cbo' });
  const { setValue, formState } = useFormContext<Values>();
  const chosen = Boolean(formState.dirtyFields.profileIds);
  const { data } = useRoute(getCboProfiles, { params: { cbo: cbo.value } }, { enabled: cbo.value !== '' });
  const proposed = cbo.value === '' ? undefined : data?.profileIds;
  const propose = useEffectEvent((profileIds: string[]) => {
    if (!chosen) setValue('profileIds', profileIds, { shouldValidate: formState.isSubmitted });
  });
  useEffect(() => {
    if (proposed) propose(proposed);
  }, [proposed]);
  if (!proposed || chosen) return null;
  return (
    <p className="caption text-3" role="status">
      {proposed.length > 0
        ? 'Perfis propostos pelo CBO, como na importação do CNES. Confira antes de salvar.'
        : 'Este CBO não tem perfil padrão: escolha os que a pessoa precisa.'}
    </p>
  );
}

function Place({ lotacao }: { lotacao: Lotacao }) {
  const { unit, cbo, team } = lotacao;
  return (
    <p className="text-2">
      <strong>{titleCasePlace(unit.name)}</strong> · CBO {shownCbo(cbo)} ·{' '}
      {team ? `Equipe ${shownTeam(team)}` : 'sem equipe'}. Para outra unidade, CBO ou equipe, cadastre outra
      lotação e inative esta.
    </p>
  );
}

/** "Cadastro de lotação", or the profiles of one on record: an inline form above the list. */
export function LotacaoForm({
  professionalId,
  lotacao,
  onClose,
}: {
  professionalId: string;
  /** The one edited; absent for a new one. */
  lotacao?: Lotacao;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const choices = useRoute(listLotacaoChoices, {});
  const add = useAction(addLotacao);
  const edit = useAction(changeLotacao);
  const title = lotacao ? 'Edição de lotação' : 'Cadastro de lotação';
  if (!choices.data) {
    return (
      <Card title={title}>
        {choices.isError ? (
          <ErrorState
            what="as unidades e os perfis"
            error={choices.error}
            onRetry={() => void choices.refetch()}
          />
        ) : (
          <Skeleton rows={4} />
        )}
      </Card>
    );
  }
  const { units, profiles } = choices.data;
  const known = new Set(profiles.map(({ id }) => id));
  const kept = (lotacao?.profiles ?? []).filter(({ id }) => !known.has(id));
  const defaults: Values = {
    unitId: units.length === 1 ? (units[0]?.id ?? '') : '',
    cbo: NOT_PICKED,
    teamId: '',
    profileIds: lotacao?.profiles.map(({ id }) => id) ?? [],
    updateOnCnes: lotacao?.updateOnCnes ?? true,
  };

  async function save({ unitId, cbo, teamId, profileIds, updateOnCnes }: Values): Promise<void> {
    if (lotacao) await edit.mutateAsync({ params: { id: lotacao.id }, body: { profileIds, updateOnCnes } });
    else {
      const body = { unitId, cbo: cbo.value, teamId: teamId || null, profileIds, updateOnCnes };
      await add.mutateAsync({ params: { id: professionalId }, body });
    }
    await client.invalidateQueries({ queryKey: routeKey(getProfessional) });
    showToast(lotacao ? 'Lotação salva: vale no próximo clique de quem está nela.' : 'Lotação cadastrada.');
    onClose();
  }

  return (
    <Card title={title}>
      <Form<Values> label={title} defaults={defaults} onSubmit={save}>
        <FocusFirst opener="lotacao" />
        <LeaveGuard what="a lotação" />
        {lotacao ? (
          <Place lotacao={lotacao} />
        ) : (
          <>
            <Notice>
              Prefira corrigir no SCNES e importar: o que diverge dele não é conferido depois, e a produção
              pode ser invalidada.
            </Notice>
            <div className="form-columns">
              <SelectField
                name="unitId"
                label="Unidade de saúde"
                required
                choices={units.map(({ id, name, cnes }) => ({
                  value: id,
                  label: `${titleCasePlace(name)} – ${cnes}`,
                }))}
              />
              <SearchField
                name="cbo"
                label="CBO"
                required
                placeholder="Nome ou código"
                source="health-network.cbos"
                find={findCbos}
                none={(typed) => `Nenhuma ocupação disponível com “${typed}”.`}
              />
              <TeamField />
            </div>
            <ProposedProfiles />
          </>
        )}
        <ProfilesField
          name="profileIds"
          choices={[...profiles, ...kept.map((profile) => ({ ...profile, type: null }))]}
        />
        <CheckboxField
          name="updateOnCnes"
          label="Atualizar perfis ao importar CNES"
          hint="Marcado, a importação volta aos perfis padrão do CBO e inativa a lotação que sair do arquivo."
        />
        <div className="form-foot sticky">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
