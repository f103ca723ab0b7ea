import { isCnpj, isCpf } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { callApi, Dialog, Form, routeKey, showToast, SubmitButton, TextField } from '#ui/index';
import { getSendingContract, saveSendingContract, type Sender } from '../contract.ts';

type Values = { document: string; name: string; phone: string; email: string; hour: string };

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;
const plain = (text: string) => text.replaceAll(/[\s./()-]/g, '').toUpperCase();
const orNull = (text: string) => (text === '' ? null : text);

/** Who sends the fichas of the municipality, and the hour of its lots. */
export function SenderDialog({
  sender,
  hour,
  onClose,
}: {
  sender: Static<typeof Sender> | null;
  hour: string;
  onClose: () => void;
}) {
  const client = useQueryClient();
  async function save({ document, name, phone, email, hour: at }: Values): Promise<void> {
    const body = {
      sender: {
        document: plain(document),
        name: name.trim(),
        phone: orNull(plain(phone)),
        email: orNull(email.trim()),
      },
      hour: at,
    };
    await callApi(saveSendingContract, { body });
    await client.invalidateQueries({ queryKey: routeKey(getSendingContract) });
    showToast('Dados do envio salvos.');
    onClose();
  }
  return (
    <Dialog title="Quem envia as fichas" onClose={onClose}>
      <Form<Values>
        label="Quem envia as fichas"
        defaults={{
          document: sender?.document ?? '',
          name: sender?.name ?? '',
          phone: sender?.phone ?? '',
          email: sender?.email ?? '',
          hour,
        }}
        onSubmit={save}
      >
        <p className="text-2">Cada ficha que sai diz quem a enviou. O destino mostra estes dados.</p>
        <TextField
          name="document"
          label="CNPJ da secretaria, ou CPF"
          required
          maxLength={18}
          autoComplete="off"
          check={(text) =>
            isCnpj(plain(text)) || isCpf(plain(text))
              ? undefined
              : 'Confira o CNPJ ou o CPF: os dígitos finais não conferem.'
          }
        />
        <TextField name="name" label="Nome ou razão social" required maxLength={120} autoComplete="off" />
        <TextField
          name="phone"
          label="Telefone com DDD"
          optional
          inputMode="tel"
          maxLength={16}
          autoComplete="off"
          check={(text) => (/^\d{10,11}$/.test(plain(text)) ? undefined : 'Informe o DDD e o número.')}
        />
        <TextField name="email" label="E-mail" optional type="email" maxLength={100} autoComplete="off" />
        <TextField
          name="hour"
          label="Horário de geração de lotes"
          required
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          placeholder="hh:mm"
          check={(text) => (HOUR.test(text) ? undefined : 'Informe a hora de 00:00 a 23:59.')}
          hint="Hora do município. O computador precisa estar ligado; se não estava, o lote sai assim que ligar."
        />
        <div className="form-foot">
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
