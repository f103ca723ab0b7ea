import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  FilterCheck,
  Button,
  CancelButton,
  Card,
  ConfirmDialog,
  classes,
  EmptyState,
  FocusFirst,
  Form,
  formatDateTime,
  LeaveGuard,
  routeKey,
  SelectField,
  StatusMark,
  SubmitButton,
  showToast,
  useAccess,
  useAction,
  useRoute,
} from '#ui/index';
import {
  addManagerAccess,
  getProfessional,
  listManagerProfiles,
  setManagerAccessActive,
} from '../contract.ts';
import { STATES } from './person-values.ts';

type Access = RouteOutput<typeof getProfessional>['accesses'][number];
type NewAccess = { kind: 'municipal-manager' | 'state-manager'; uf: string; profileId: string };

const EDIT = 'visualizar-profissionais.visualizar-acessos.cadastrar-editar-e-excluir-acesso';
const KINDS: Record<Access['kind'], string> = {
  installer: 'Administrador da instalação',
  'municipal-admin': 'Administrador municipal',
  'municipal-manager': 'Gestor municipal',
  'state-manager': 'Gestor estadual',
};

function placeOf({ municipality, uf }: Access): string {
  if (municipality) return `${municipality.name} – ${municipality.uf}`;
  return STATES.find(({ value }) => value === uf)?.label ?? 'Toda a instalação';
}

/** The kind of manager that this access may name, if any (ADM-I15). */
function useManagerKind(): NewAccess['kind'] | null {
  const { kind, resources } = useAccess();
  if (!resources.includes(EDIT)) return null;
  if (kind === 'installer') return 'state-manager';
  return kind === 'municipal-admin' ? 'municipal-manager' : null;
}

/** "Cadastrar acesso": gestor municipal by the municipality's administrator, gestor estadual by the installer. */
function AccessForm({
  professionalId,
  kind,
  onClose,
}: {
  professionalId: string;
  kind: NewAccess['kind'];
  onClose: () => void;
}) {
  const client = useQueryClient();
  const { municipality } = useAccess();
  const { mutateAsync } = useAction(addManagerAccess);
  const ofState = kind === 'state-manager';
  const { data } = useRoute(listManagerProfiles, {}, { enabled: !ofState });
  const profiles = data?.profiles.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Form<NewAccess>
      label="Cadastrar acesso"
      defaults={{ kind, uf: '', profileId: '' }}
      onSubmit={async ({ uf, profileId }) => {
        const body = { kind, ...(ofState ? { uf } : profileId ? { profileId } : {}) };
        await mutateAsync({ params: { id: professionalId }, body });
        await client.invalidateQueries({ queryKey: routeKey(getProfessional) });
        showToast(`Acesso de ${KINDS[kind].toLowerCase()} cadastrado.`);
        onClose();
      }}
    >
      <FocusFirst opener="access" />
      <LeaveGuard what="o acesso" />
      <p className="text-2">
        <strong>{KINDS[kind]}</strong>
        {municipality && !ofState ? ` de ${municipality.name}` : ''}: acompanha os relatórios e a transmissão,
        sem alterar nada.
      </p>
      {ofState ? <SelectField name="uf" label="Estado" required choices={STATES} /> : null}
      {profiles.length > 1 ? (
        <SelectField name="profileId" label="Perfil" placeholder="Gestor municipal" choices={profiles} />
      ) : null}
      <div className="form-foot">
        <CancelButton onClose={onClose} />
        <SubmitButton>Cadastrar acesso</SubmitButton>
      </div>
    </Form>
  );
}

function SwitchQuestion({ access, onClose }: { access: Access; onClose: () => void }) {
  const client = useQueryClient();
  const { mutateAsync } = useAction(setManagerAccessActive);
  const active = !access.active;
  return (
    <ConfirmDialog
      title={active ? 'Ativar este acesso?' : 'Inativar este acesso?'}
      confirm={active ? 'Ativar acesso' : 'Inativar acesso'}
      danger={!active}
      onConfirm={async () => {
        await mutateAsync({ params: { id: access.id }, body: { active } });
        await client.invalidateQueries({ queryKey: routeKey(getProfessional) });
      }}
      onClose={onClose}
    >
      <strong>{KINDS[access.kind]}</strong>, {placeOf(access)}.{' '}
      {active
        ? 'O profissional volta a ter este acesso.'
        : 'O profissional perde o acesso no próximo clique.'}
    </ConfirmDialog>
  );
}

function AccessItem({ access, onSwitch }: { access: Access; onSwitch: () => void }) {
  return (
    <li className={classes('lotacao', 'row', !access.active && 'inactive')}>
      <span className="column gap-4 grow">
        <strong>{KINDS[access.kind]}</strong>
        <span>{placeOf(access)}</span>
        {access.profile ? <span className="secondary">Perfil {access.profile}</span> : null}
        <span className="caption text-3">Desde {formatDateTime(access.createdAt)}</span>
      </span>
      {access.active ? null : <StatusMark shape="none">Inativo</StatusMark>}
      {access.manageable ? (
        <Button size="small" onClick={onSwitch}>
          {access.active ? 'Inativar' : 'Ativar'}
        </Button>
      ) : null}
    </li>
  );
}

/** "Acessos" of a professional that are no lotação: who administers or manages, within reach. */
export function AccessesCard({
  professionalId,
  accesses,
  showInactive,
  onShowInactive,
}: {
  professionalId: string;
  accesses: readonly Access[];
  showInactive: boolean;
  onShowInactive: (show: boolean) => void;
}) {
  const kind = useManagerKind();
  const [adding, setAdding] = useState(false);
  const [switching, setSwitching] = useState<Access | null>(null);
  const add =
    kind && !adding ? (
      <Button icon={IconPlus} size="small" data-opens="access" onClick={() => setAdding(true)}>
        Cadastrar acesso
      </Button>
    ) : null;
  return (
    <Card
      title="Acessos"
      action={
        <span className="row wrap end">
          <FilterCheck label="Mostrar inativos" checked={showInactive} onChange={onShowInactive} />
          {add}
        </span>
      }
    >
      <div className="column gap-16">
        {adding && kind ? (
          <AccessForm professionalId={professionalId} kind={kind} onClose={() => setAdding(false)} />
        ) : null}
        {accesses.length === 0 && !adding ? (
          <EmptyState title={showInactive ? 'Nenhum acesso cadastrado' : 'Nenhum acesso ativo'}>
            Além das lotações, alguém pode ser gestor: acompanha relatórios e transmissão.
          </EmptyState>
        ) : null}
        {accesses.length > 0 ? (
          <ul className="lotacoes">
            {accesses.map((access) => (
              <AccessItem key={access.id} access={access} onSwitch={() => setSwitching(access)} />
            ))}
          </ul>
        ) : null}
      </div>
      {switching ? <SwitchQuestion access={switching} onClose={() => setSwitching(null)} /> : null}
    </Card>
  );
}
