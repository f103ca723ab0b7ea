import { titleCaseName } from '@pec-aberto/brazil';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem, ConfirmDialog, Notice, showToast, useAction } from '#ui/index';
import type { CitizenInUse } from '../../contract/conflicts.ts';
import {
  inactivateCitizenContract,
  reactivateCitizenContract,
  removeCitizenContract,
} from '../../contract/registration.ts';
import type { CitizenView } from '../form/values.ts';
import { ActDialog } from './act-dialog.tsx';
import { ReasonField } from './reason-field.tsx';
import { useRefresh } from './refresh.ts';

type Props = { citizen: CitizenView; onClose: () => void };
const nameOf = ({ socialName, name }: CitizenView) => titleCaseName(socialName ?? name);

export function InactivateDialog({ citizen, onClose }: Props) {
  const { mutateAsync } = useAction(inactivateCitizenContract);
  const { id, version } = citizen;
  return (
    <ActDialog
      title={`Inativar o cadastro de ${nameOf(citizen)}?`}
      confirm="Inativar cadastro"
      danger
      defaults={{ reason: '' }}
      done="Cadastro inativado."
      act={({ reason }) => mutateAsync({ params: { id }, body: { reason: reason.trim(), version } })}
      onClose={onClose}
    >
      <p className="text-2">O cadastro continua na busca, marcado como inativo, e pode ser reativado.</p>
      <ReasonField hint="Exemplo: mudou de município." />
    </ActDialog>
  );
}

export function ReactivateDialog({ citizen, onClose }: Props) {
  const { mutateAsync } = useAction(reactivateCitizenContract);
  const { id, version, inactivationReason } = citizen;
  return (
    <ActDialog
      title={`Reativar o cadastro de ${nameOf(citizen)}?`}
      confirm="Reativar cadastro"
      defaults={{}}
      done="Cadastro reativado."
      act={() => mutateAsync({ params: { id }, body: { version } })}
      onClose={onClose}
    >
      <p className="text-2">
        {inactivationReason ? `Foi inativado por: ${inactivationReason}.` : 'O cadastro volta ao uso.'}
      </p>
    </ActDialog>
  );
}

/** What depends on a record that was to be deleted. */
function inUse(error: unknown): CitizenInUse | null {
  return error instanceof ApiProblem && error.code === 'citizen-in-use' ? (error.data as CitizenInUse) : null;
}

export function RemoveDialog({ citizen, onClose }: Props) {
  const { mutateAsync } = useAction(removeCitizenContract);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [depends, setDepends] = useState<CitizenInUse['depends'] | null>(null);
  async function remove(): Promise<void> {
    try {
      await mutateAsync({ params: { id: citizen.id } });
    } catch (error) {
      setDepends(inUse(error)?.depends ?? null);
      throw error;
    }
    showToast('Cadastro excluído.');
    await navigate({ to: '/cidadao' });
    void refresh();
  }
  return (
    <ConfirmDialog
      title={`Excluir o cadastro de ${nameOf(citizen)}?`}
      confirm="Excluir cadastro"
      danger
      onConfirm={remove}
      onClose={onClose}
    >
      <div className="column">
        <p>
          Só sai um cadastro de que nada depende. Saem com ele os documentos e o histórico: nenhuma tela os
          mostra mais, e uma cópia fica guardada só para a auditoria. Para quem mudou ou não é mais
          acompanhado, prefira inativar.
        </p>
        {depends ? (
          <Notice tone="warning" title="Dependem deste cadastro:">
            {depends.map(({ what, count }) => `${count} ${what}`).join(', ')}.
          </Notice>
        ) : null}
      </div>
    </ConfirmDialog>
  );
}
