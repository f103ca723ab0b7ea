import { useAction } from '#ui/index';
import {
  confirmDestinationContract,
  removeDestinationContract,
  setDestinationActiveContract,
} from '../../contract/destinations.ts';
import type { Destination } from './destination-row.tsx';
import { InstallationQuestion, type Question } from './installation-question.tsx';

const QUESTIONS = {
  inactivate: {
    title: 'Inativar esta instalação de destino?',
    confirm: 'Inativar instalação',
    text: 'deixa de receber lotes. Os que esperavam envio continuam de onde pararam se ela for ativada de novo; os gerados enquanto isso só vão por “Enviar agora”.',
    done: 'Instalação inativada.',
    danger: true,
  },
  activate: {
    title: 'Ativar esta instalação de destino?',
    confirm: 'Ativar instalação',
    text: 'volta a receber os lotes que esperavam envio e os gerados daqui em diante.',
    done: 'Instalação ativada.',
  },
  remove: {
    title: 'Excluir esta instalação de destino?',
    confirm: 'Excluir instalação',
    text: 'sai da lista e não recebe mais nada. O histórico dos lotes que já foram para ela fica.',
    done: 'Instalação excluída.',
    danger: true,
  },
  confirm: {
    title: 'Confirmar a base deste destino?',
    confirm: 'Confirmar base',
    text: 'responde com outra base: foi reinstalada, restaurada de uma cópia, ou é outro servidor neste endereço. Confirme só depois de falar com quem cuida dela. Os lotes já entregues são oferecidos a ela de novo; as fichas que ela já tem não contam duas vezes.',
    done: 'Base confirmada. Os lotes vão para ela.',
  },
} as const satisfies Record<string, Question>;
export type DestinationAct = keyof typeof QUESTIONS;

/** Asks, then does to a destination what was asked. */
export function DestinationQuestion({
  act,
  destination: { id, name },
  onClose,
}: {
  act: DestinationAct;
  destination: Destination;
  onClose: () => void;
}) {
  const activate = useAction(setDestinationActiveContract);
  const remove = useAction(removeDestinationContract);
  const accept = useAction(confirmDestinationContract);
  const params = { id };
  const setActive = (active: boolean) => activate.mutateAsync({ params, body: { active } });
  const acts: Record<DestinationAct, () => Promise<unknown>> = {
    inactivate: () => setActive(false),
    activate: () => setActive(true),
    remove: () => remove.mutateAsync({ params }),
    confirm: () => accept.mutateAsync({ params }),
  };
  return <InstallationQuestion question={QUESTIONS[act]} name={name} run={acts[act]} onClose={onClose} />;
}
