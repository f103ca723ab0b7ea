import { sentenceCase, titleCasePlace } from '@pec-aberto/brazil';
import { IconPencil, IconPlayerPause, IconPlayerPlay, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  FilterCheck,
  Button,
  Card,
  ConfirmDialog,
  classes,
  EmptyState,
  type RowAction,
  RowMenu,
  routeKey,
  StatusMark,
  showToast,
  useAccess,
  useAction,
} from '#ui/index';
import { getProfessional, removeLotacao, setLotacaoActive } from '../contract.ts';
import { type Lotacao, LotacaoForm } from './lotacao-form.tsx';
import { useAgendaActions } from './agenda-actions.ts';
import { shownCbo, shownTeam } from './shown.ts';

const EDIT = 'visualizar-profissionais.visualizar-acessos.cadastrar-editar-e-excluir-lotacao';

const AGENDAS: Record<Lotacao['agenda'], string> = {
  propria: 'Agenda própria',
  padrao: 'Agenda padrão do município',
  nenhuma: 'Sem agenda configurada',
};

function LotacaoItem({ lotacao, actions }: { lotacao: Lotacao; actions: readonly RowAction[] }) {
  const { unit, municipality, cbo, team, profiles, active, origin, agenda, updateOnCnes } = lotacao;
  const names = profiles.map(({ name }) => name).join('; ');
  const place = titleCasePlace(unit.name);
  return (
    <li className={classes('lotacao', 'column', 'gap-4', !active && 'inactive')}>
      <span className="row">
        <strong className="grow">{place}</strong>
        {active ? null : <StatusMark shape="none">Inativa</StatusMark>}
        <RowMenu of={`lotação em ${place}, ${sentenceCase(cbo.name)}`} actions={actions} />
      </span>
      <span className="text-3">
        CNES {unit.cnes} · {municipality.name} – {municipality.uf}
      </span>
      <span>CBO {shownCbo(cbo)}</span>
      <span>
        {team ? `Equipe ${shownTeam(team)}` : 'Sem equipe'}
        {lotacao.microarea ? ` · microárea ${lotacao.microarea}` : ''}
      </span>
      <span>{names ? `Perfis: ${names}` : 'Nenhum perfil ainda: não abre acesso'}</span>
      <span className="caption text-3">
        {AGENDAS[agenda]} · {origin === 'cnes' ? 'veio do CNES' : 'cadastrada à mão'}
        {updateOnCnes ? '' : ', a importação não muda os perfis'}
      </span>
    </li>
  );
}

type Asking = { lotacao: Lotacao; act: 'inactivate' | 'activate' | 'remove' };

const QUESTIONS = {
  inactivate: {
    title: 'Inativar esta lotação?',
    confirm: 'Inativar lotação',
    text: 'O profissional perde este acesso no próximo clique. Ela pode ser ativada de novo.',
    done: 'Lotação inativada.',
  },
  activate: {
    title: 'Ativar esta lotação?',
    confirm: 'Ativar lotação',
    text: 'O profissional volta a ter este acesso, com os mesmos perfis.',
    done: 'Lotação ativada.',
  },
  remove: {
    title: 'Excluir esta lotação?',
    confirm: 'Excluir lotação',
    text: 'Ninguém trabalhou nela ainda. Ela deixa de existir.',
    done: 'Lotação excluída.',
  },
} as const;

/** Asks, then inactivates, activates or deletes a lotação. */
function LotacaoQuestion({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const client = useQueryClient();
  const change = useAction(setLotacaoActive);
  const remove = useAction(removeLotacao);
  const { lotacao, act } = asking;
  const { title, confirm, text, done } = QUESTIONS[act];

  async function run(): Promise<void> {
    const params = { id: lotacao.id };
    if (act === 'remove') await remove.mutateAsync({ params });
    else await change.mutateAsync({ params, body: { active: act === 'activate' } });
    showToast(done);
    await client.invalidateQueries({ queryKey: routeKey(getProfessional) });
  }

  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      danger={act !== 'activate'}
      onConfirm={run}
      onClose={onClose}
    >
      <strong>{titleCasePlace(lotacao.unit.name)}</strong>, CBO {sentenceCase(lotacao.cbo.name)}. {text}
    </ConfirmDialog>
  );
}

/** Lotações of a professional: the active ones, or all, and what may be done with them. */
export function LotacoesCard({
  professionalId,
  lotacoes,
  showInactive,
  onShowInactive,
}: {
  professionalId: string;
  lotacoes: readonly Lotacao[];
  showInactive: boolean;
  onShowInactive: (show: boolean) => void;
}) {
  const may = useAccess().resources.includes(EDIT);
  const [open, setOpen] = useState<{ lotacao?: Lotacao } | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);

  const agendaActions = useAgendaActions();

  function actionsOf(lotacao: Lotacao): RowAction[] {
    return [...ownActions(lotacao), ...agendaActions(lotacao)];
  }
  function ownActions(lotacao: Lotacao): RowAction[] {
    if (!may) return [];
    const ask = (act: Asking['act']) => () => setAsking({ lotacao, act });
    const other: RowAction = lotacao.active
      ? { label: 'Inativar', icon: IconPlayerPause, danger: true, run: ask('inactivate') }
      : { label: 'Ativar', icon: IconPlayerPlay, run: ask('activate') };
    return [
      { label: 'Editar', icon: IconPencil, run: () => setOpen({ lotacao }) },
      other,
      ...(lotacao.unused ? [{ label: 'Excluir', icon: IconTrash, danger: true, run: ask('remove') }] : []),
    ];
  }

  const add = may ? (
    <Button icon={IconPlus} size="small" data-opens="lotacao" onClick={() => setOpen({})}>
      Cadastrar lotação
    </Button>
  ) : null;
  return (
    <>
      {open ? (
        <LotacaoForm
          key={open.lotacao?.id ?? 'new'}
          professionalId={professionalId}
          {...open}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <Card
        title="Lotações"
        action={
          <span className="row wrap end">
            <FilterCheck label="Mostrar inativas" checked={showInactive} onChange={onShowInactive} />
            {open ? null : add}
          </span>
        }
      >
        {lotacoes.length === 0 ? (
          <EmptyState title={showInactive ? 'Nenhuma lotação cadastrada' : 'Nenhuma lotação ativa'}>
            {showInactive
              ? 'As lotações vêm do arquivo do CNES ou são cadastradas à mão.'
              : 'Se já houve alguma, “Mostrar inativas” a traz.'}
          </EmptyState>
        ) : (
          <ul className="lotacoes">
            {lotacoes.map((lotacao) => (
              <LotacaoItem key={lotacao.id} lotacao={lotacao} actions={actionsOf(lotacao)} />
            ))}
          </ul>
        )}
      </Card>
      {asking ? <LotacaoQuestion asking={asking} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
