import { useAction } from '#ui/index';
import { confirmPeerContract, setPeerActiveContract } from '../../contract/destinations.ts';
import { InstallationQuestion, type Question } from './installation-question.tsx';
import type { Peer } from './peer-row.tsx';

const QUESTIONS = {
  inactivate: {
    title: 'Inativar esta instalação?',
    confirm: 'Inativar instalação',
    text: 'deixa de poder enviar, com efeito imediato. Os lotes dela ficam guardados lá, e vão se for ativada de novo.',
    done: 'Instalação inativada.',
    danger: true,
  },
  activate: {
    title: 'Ativar esta instalação?',
    confirm: 'Ativar instalação',
    text: 'volta a poder enviar, com a mesma chave.',
    done: 'Instalação ativada.',
  },
  confirm: {
    title: 'Confirmar a base que envia?',
    confirm: 'Confirmar base',
    text: 'usa a chave com outra base: foi reinstalada, restaurada de uma cópia, ou a chave está em outro computador. Confirme só depois de falar com quem cuida dela. A base de antes deixa de poder enviar; as fichas repetidas não contam duas vezes.',
    done: 'Base confirmada. Ela já pode enviar.',
  },
} as const satisfies Record<string, Question>;
export type PeerAct = keyof typeof QUESTIONS;

/** Asks, then does to an installation that sends here what was asked. */
export function PeerQuestion({
  act,
  peer: { id, name },
  onClose,
}: {
  act: PeerAct;
  peer: Peer;
  onClose: () => void;
}) {
  const activate = useAction(setPeerActiveContract);
  const accept = useAction(confirmPeerContract);
  const params = { id };
  const run = () =>
    act === 'confirm'
      ? accept.mutateAsync({ params })
      : activate.mutateAsync({ params, body: { active: act === 'activate' } });
  return <InstallationQuestion question={QUESTIONS[act]} name={name} run={run} onClose={onClose} />;
}
