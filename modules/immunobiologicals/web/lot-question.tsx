import { useQueryClient } from '@tanstack/react-query';
import { callApi, ConfirmDialog, routeKey, showToast } from '#ui/index';
import { listLots, type LotView, removeLot, setLotActive } from '../contract.ts';

const QUESTIONS = {
  inactivate: {
    title: 'Inativar este lote?',
    confirm: 'Inativar lote',
    text: 'Ele deixa de ser oferecido em novas doses e pode ser ativado de novo.',
    done: 'Lote inativado.',
  },
  activate: {
    title: 'Ativar este lote?',
    confirm: 'Ativar lote',
    text: 'Ele volta a ser oferecido em novas doses.',
    done: 'Lote ativado.',
  },
  remove: {
    title: 'Excluir este lote?',
    confirm: 'Excluir lote',
    text: 'Só um lote de que nenhuma dose foi aplicada deixa de existir.',
    done: 'Lote excluído.',
  },
} as const;
export type LotAct = keyof typeof QUESTIONS;

/** Asks, then inactivates, activates or deletes a lot. */
export function LotQuestion({ act, lot, onClose }: { act: LotAct; lot: LotView; onClose: () => void }) {
  const client = useQueryClient();
  const { title, confirm, text, done } = QUESTIONS[act];
  return (
    <ConfirmDialog
      title={title}
      confirm={confirm}
      danger={act !== 'activate'}
      onClose={onClose}
      onConfirm={async () => {
        const params = { id: lot.id };
        if (act === 'remove') await callApi(removeLot, { params });
        else await callApi(setLotActive, { params, body: { active: act === 'activate' } });
        await client.invalidateQueries({ queryKey: routeKey(listLots) });
        showToast(done);
      }}
    >
      Lote <strong>{lot.number}</strong>, {lot.manufacturer}, {lot.immunobiological.name}. {text}
    </ConfirmDialog>
  );
}
