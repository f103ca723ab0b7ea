import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { FileDrop, formatNumber, Notice, problemSentence, routeKey, uploadApi } from '#ui/index';
import {
  getGeneratedLoteContract,
  listGeneratedLotesContract,
  MAX_RECEIPT_BYTES,
  readReceiptContract,
} from '../contract.ts';

type Receipt = RouteOutput<typeof readReceiptContract>;

function Told({ receipt: { number, receiver, invalid, ...counts } }: { receipt: Receipt }) {
  const accepted = formatNumber(counts.valid + counts.repeated + counts.held);
  return (
    <Notice tone={invalid > 0 ? 'warning' : 'success'}>
      {`Lote ${number} recebido por ${receiver}: ${accepted} aceitas, ${formatNumber(invalid)} recusadas.`}
    </Notice>
  );
}

/** Reads the receipt that a receiver gave back for a lot carried as a file. */
export function ReadReceipt() {
  const client = useQueryClient();
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function send(file: File): Promise<void> {
    setProblem(null);
    setReceipt(null);
    try {
      setReceipt(await uploadApi(readReceiptContract, {}, file));
      for (const contract of [listGeneratedLotesContract, getGeneratedLoteContract]) {
        void client.invalidateQueries({ queryKey: routeKey(contract) });
      }
    } catch (error) {
      setProblem(problemSentence(error));
    }
  }
  return (
    <div className="column gap-12">
      <FileDrop
        label="Ler recibo do destino"
        hint="Arraste o .zip do recibo que o destino devolveu, ou clique para escolher"
        extensions={['.zip']}
        maxBytes={MAX_RECEIPT_BYTES}
        onFile={(file) => void send(file)}
      />
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {receipt ? <Told receipt={receipt} /> : null}
    </div>
  );
}
