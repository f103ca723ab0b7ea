import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  callApi,
  CopyField,
  Dialog,
  Form,
  Notice,
  routeKey,
  SubmitButton,
  TextField,
} from '#ui/index';
import { addPeerContract, listPeersContract } from '../../contract/destinations.ts';

type Allowed = { name: string; key: string };

/** The key, shown this once, and what to do with it. */
function Key({ of: { name, key }, onClose }: { of: Allowed; onClose: () => void }) {
  return (
    <Dialog title="Chave de envio" width={560} onClose={onClose}>
      <div className="column gap-16">
        <CopyField label={`Chave de ${name}`} value={key} />
        <p className="text-2">
          Na outra instalação, em <strong>Transmissão de dados › Configurações › Adicionar instalação</strong>
          , informe o endereço deste servidor e cole esta chave em <strong>Chave de envio</strong>.
        </p>
        <Notice tone="warning">
          Ela não será mostrada de novo, e quem a tem pode enviar fichas a esta instalação. Se a perder,
          inative esta instalação e permita outra vez.
        </Notice>
        <div className="form-foot">
          <Button look="primary" onClick={onClose}>
            Já guardei a chave
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** "Permitir uma instalação": its name, and then its key. */
export function AllowPeer({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [allowed, setAllowed] = useState<Allowed | null>(null);
  if (allowed) return <Key of={allowed} onClose={onClose} />;
  async function allow({ name }: { name: string }): Promise<void> {
    const { key } = await callApi(addPeerContract, { body: { name: name.trim() } });
    setAllowed({ name: name.trim(), key });
    await client.invalidateQueries({ queryKey: routeKey(listPeersContract) });
  }
  return (
    <Dialog title="Permitir uma instalação" onClose={onClose}>
      <Form<{ name: string }> label="Permitir uma instalação" defaults={{ name: '' }} onSubmit={allow}>
        <TextField
          name="name"
          label="Nome da instalação"
          required
          maxLength={120}
          autoComplete="off"
          hint="Como você a reconhece aqui, por exemplo UBS Jardim das Acácias."
        />
        <div className="form-foot">
          <SubmitButton>Gerar chave</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
