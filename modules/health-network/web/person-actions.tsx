import { titleCaseName } from '@pec-aberto/brazil';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog, type RowAction, routeKey, showToast, useAccess, useAction } from '#ui/index';
import { listProfessionals, removeProfessional } from '../contract.ts';
import { useListedPasswordReset } from './password-reset.ts';

export type ManagedPerson = { id: string; name: string; blocked: boolean; manageable: boolean };

/**
 * "Editar", "Redefinir senha" and "Excluir" of a professional, as far as the access allows. `dialogs` must be
 * drawn in the page; `onRemoved` is told when the professional is gone.
 */
export function usePersonActions(onRemoved?: () => void): {
  actions: (person: ManagedPerson) => RowAction[];
  /** Asks to reset the password, as its action does; nothing where that may not be. */
  askReset: (person: ManagedPerson) => void;
  dialogs: ReactNode;
} {
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useAccess().resources.includes('visualizar-profissionais.cadastrar-editar-e-excluir');
  const password = useListedPasswordReset();
  const { mutateAsync } = useAction(removeProfessional);
  const [removing, setRemoving] = useState<ManagedPerson | null>(null);

  async function remove(person: ManagedPerson): Promise<void> {
    await mutateAsync({ params: { id: person.id } });
    showToast(`${titleCaseName(person.name)} foi excluído.`);
    onRemoved?.();
    await client.invalidateQueries({ queryKey: routeKey(listProfessionals) });
  }

  function actionsOf(person: ManagedPerson): RowAction[] {
    if (!person.manageable) return [];
    if (!may) return password.actions(person);
    const edit = () => void navigate({ to: '/profissionais/$id/editar', params: { id: person.id } });
    return [
      { label: 'Editar', icon: IconPencil, run: edit },
      ...password.actions(person),
      { label: 'Excluir', icon: IconTrash, danger: true, run: () => setRemoving(person) },
    ];
  }

  return {
    actions: actionsOf,
    askReset: (person) => {
      if (person.manageable) password.actions(person)[0]?.run();
    },
    dialogs: (
      <>
        {password.dialogs}
        {removing ? (
          <ConfirmDialog
            title={`Excluir ${titleCaseName(removing.name)}?`}
            confirm="Excluir profissional"
            danger
            onConfirm={() => remove(removing)}
            onClose={() => setRemoving(null)}
          >
            O cadastro deixa de existir. Só é possível para quem nunca teve lotação, acesso nem senha; nos
            outros casos, inative as lotações.
          </ConfirmDialog>
        ) : null}
      </>
    ),
  };
}
