import { IconShieldOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog, type RowAction, showToast, useAction } from '#ui/index';
import { removeSecondFactor } from '../contract.ts';

type Person = { id: string; name: string };

/**
 * "Desligar segundo fator" of somebody who lost telephone and recovery codes. `dialogs` must be drawn in the
 * page; `onRemoved` is told after it.
 */
export function useFactorRemoval(onRemoved: () => Promise<unknown>): {
  action: (person: Person) => RowAction;
  dialogs: ReactNode;
} {
  const { mutateAsync } = useAction(removeSecondFactor);
  const [asked, setAsked] = useState<Person | null>(null);
  async function remove({ id, name }: Person): Promise<void> {
    await mutateAsync({ params: { id }, body: {} });
    showToast(`Segundo fator de ${name} desligado. A próxima entrada pede só CPF e senha.`);
    await onRemoved();
  }
  return {
    action: (person) => ({
      label: 'Desligar segundo fator',
      icon: IconShieldOff,
      run: () => setAsked(person),
    }),
    dialogs: asked ? (
      <ConfirmDialog
        title={`Desligar o segundo fator de ${asked.name}?`}
        confirm="Desligar segundo fator"
        danger
        onConfirm={() => remove(asked)}
        onClose={() => setAsked(null)}
      >
        Só para quem perdeu o telefone e os códigos de recuperação: confirme antes que é a própria pessoa quem
        pede. As sessões abertas terminam, e a entrada volta a pedir só CPF e senha até que ela o ligue de
        novo.
      </ConfirmDialog>
    ) : null,
  };
}
