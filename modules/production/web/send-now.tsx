import { IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ConfirmDialog, formatCount, formatNumber, routeKey, showToast, useAction } from '#ui/index';
import { getGeneratedLoteContract, listGeneratedLotesContract, sendLoteContract } from '../contract.ts';

/** "Enviar agora": what waits for its time goes at once, also to destinations added after the lot was generated. */
export function SendNow({ id, number }: { id: string; number: number }) {
  const client = useQueryClient();
  const send = useAction(sendLoteContract);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="primary" icon={IconSend} onClick={() => setAsking(true)}>
        Enviar agora
      </Button>
      {asking ? (
        <ConfirmDialog
          title={`Enviar agora o lote ${formatNumber(number)}?`}
          confirm="Enviar lote"
          onConfirm={async () => {
            const { destinations } = await send.mutateAsync({ params: { id } });
            for (const contract of [getGeneratedLoteContract, listGeneratedLotesContract]) {
              await client.invalidateQueries({ queryKey: routeKey(contract) });
            }
            showToast(`Envio começado para ${formatCount({ count: destinations }, 'destino', 'destinos')}.`);
          }}
          onClose={() => setAsking(false)}
        >
          Vai a todos os destinos ativos que ainda não o receberam, também aos adicionados depois que ele foi
          gerado. O que falhou é tentado de novo sem esperar.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
