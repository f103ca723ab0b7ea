import { useWatch } from 'react-hook-form';
import {
  callApi,
  Dialog,
  Form,
  PasswordField,
  RadioCards,
  showToast,
  SubmitButton,
  TextField,
} from '#ui/index';
import { addDestinationContract, changeDestinationContract } from '../../contract/destinations.ts';
import type { Destination, Published } from './destination-row.tsx';
import { useRefresh } from './use-refresh.ts';

type Protocol = Destination['protocol'];
type Values = {
  name: string;
  url: string;
  protocol: Protocol;
  key: string;
  user: string;
  password: string;
  layout: string;
};

const ADDRESS = /^https?:\/\/[^\s@?#]+$/;
const LAYOUT = /^\d{1,2}\.\d{1,2}\.\d{1,2}$/;
const KEEPS = 'Em branco, fica a que está guardada.';
const KINDS = [
  {
    value: 'pec-aberto',
    label: 'PEC Aberto',
    description: 'Outra instalação deste programa: o lote vai inteiro, e o recibo volta sozinho.',
  },
  {
    value: 'ledi-api',
    label: 'PEC oficial (API LEDI)',
    description: 'e-SUS PEC com a API de recebimento de fichas: vai uma ficha por vez.',
  },
] as const;

/** Key of ours; user, password and layout of the official PEC. What is kept may stay. */
function Credential({ isKept }: { isKept: boolean }) {
  const protocol = useWatch<Values, 'protocol'>({ name: 'protocol' });
  if (protocol === 'pec-aberto') {
    return (
      <TextField
        name="key"
        label="Chave de envio"
        required={!isKept}
        optional={isKept}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        hint={isKept ? KEEPS : 'Quem cuida do destino a gera em “Permitir uma instalação”. Começa com pec1.'}
      />
    );
  }
  return (
    <>
      <TextField
        name="user"
        label="Usuário"
        required={!isKept}
        optional={isKept}
        maxLength={100}
        autoComplete="off"
        hint={
          isKept
            ? 'Em branco, ficam o usuário e a senha guardados.'
            : 'Da credencial gerada no PEC para esta instalação.'
        }
      />
      <PasswordField name="password" label="Senha" autoComplete="new-password" optional={isKept} />
      <TextField
        name="layout"
        label="Layout mais novo que ele lê"
        optional
        maxLength={8}
        autoComplete="off"
        placeholder="8.7.0"
        check={(text) => (LAYOUT.test(text.trim()) ? undefined : 'Informe três números, como 8.7.0.')}
        hint="As fichas são escritas nele. Em branco, vão como são."
      />
    </>
  );
}

/** Only what was typed: what is left out stays as it is kept. */
function credentialOf({ protocol, key, user, password }: Values) {
  if (protocol === 'pec-aberto') return key.trim() ? { key: key.trim() } : {};
  return { ...(user.trim() ? { user: user.trim() } : {}), ...(password ? { password } : {}) };
}

/** "Adicionar instalação", with what is published of it where it is a state's; or what may be changed of one. */
export function DestinationDialog({
  of,
  from,
  onClose,
}: {
  of?: Destination;
  from?: Published;
  onClose: () => void;
}) {
  const known = of ?? from;
  const refresh = useRefresh();
  async function save(values: Values): Promise<void> {
    const { protocol, layout } = values;
    const body = {
      name: values.name.trim(),
      url: values.url.trim(),
      ...(protocol === 'ledi-api' ? { layout: layout.trim() || null } : {}),
      ...credentialOf(values),
    };
    if (of) await callApi(changeDestinationContract, { params: { id: of.id }, body });
    else await callApi(addDestinationContract, { body: { ...body, protocol } });
    await refresh();
    showToast(of ? 'Instalação salva.' : 'Instalação adicionada. Teste a conexão.');
    onClose();
  }
  return (
    <Dialog
      title={of ? 'Editar instalação de destino' : 'Adicionar instalação de destino'}
      width={640}
      onClose={onClose}
    >
      <Form<Values>
        label="Instalação de destino"
        defaults={{
          name: known?.name ?? '',
          url: known?.url ?? '',
          protocol: known?.protocol ?? 'pec-aberto',
          key: '',
          user: '',
          password: '',
          layout: known?.layout ?? '',
        }}
        onSubmit={save}
      >
        <TextField
          name="name"
          label="Nome da instalação"
          required
          maxLength={120}
          autoComplete="off"
          hint="Por exemplo, Centralizador do Estado XX ou Centralizador do Município XX."
        />
        <TextField
          name="url"
          label="Endereço do servidor"
          required
          inputMode="url"
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          placeholder="https://pec.municipio.gov.br:8080"
          check={(text) =>
            ADDRESS.test(text.trim())
              ? undefined
              : 'Comece com http:// ou https:// e não deixe espaços, usuário, “?” nem “#”.'
          }
          hint="Inteiro, com a porta. Prefira https: por http, quem estiver na rede pode ler as fichas."
        />
        {of ? null : <RadioCards name="protocol" label="O que responde lá" required choices={KINDS} />}
        <Credential isKept={of !== undefined} />
        <div className="form-foot">
          <SubmitButton>{of ? 'Salvar' : 'Adicionar'}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
