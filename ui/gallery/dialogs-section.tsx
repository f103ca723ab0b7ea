import { useState } from 'react';
import {
  ApiProblem,
  Button,
  CancelButton,
  Card,
  ConfirmByName,
  ConfirmDialog,
  Dialog,
  Form,
  showToast,
  SubmitButton,
  TextField,
  useShortcuts,
} from '../index.ts';

const KINDS = ['Confirmação', 'Recusada', 'Pelo nome', 'Formulário', 'Painel'] as const;

export function DialogsSection() {
  const [open, setOpen] = useState<(typeof KINDS)[number] | null>(null);
  const close = () => setOpen(null);
  const refuse = () => Promise.reject(new ApiProblem(409, 'in-use', 'O perfil está em uso por 3 pessoas.'));
  useShortcuts([{ keys: 'N', label: 'Abrir a confirmação', run: () => setOpen('Confirmação') }]);
  return (
    <Card title="Diálogos">
      <div className="row wrap">
        {KINDS.map((kind) => (
          <Button key={kind} onClick={() => setOpen(kind)}>
            {kind}
          </Button>
        ))}
      </div>
      {open === 'Confirmação' || open === 'Recusada' ? (
        <ConfirmDialog
          title="Inativar UBS Jardim das Acácias?"
          confirm="Inativar unidade"
          danger
          onConfirm={open === 'Recusada' ? refuse : () => showToast('Unidade inativada.')}
          onClose={close}
        >
          12 profissionais deixam de ver esta unidade. Os registros feitos nela continuam.
        </ConfirmDialog>
      ) : null}
      {open === 'Pelo nome' ? (
        <ConfirmByName
          title="Confirmar a unificação?"
          name="UBS Jardim das Acácias"
          confirm="Unificar bases"
          onConfirm={() => showToast('Unificação iniciada.')}
          onClose={close}
        >
          Esta base passa a fazer parte da base do município. São 8.214 cidadãos.
        </ConfirmByName>
      ) : null}
      {open === 'Formulário' ? (
        <Dialog title="Adicionar tipo de serviço" onClose={close}>
          <Form
            label="Tipo de serviço"
            defaults={{ service: '' }}
            onSubmit={() => {
              showToast('Tipo de serviço adicionado.');
              close();
            }}
          >
            <TextField name="service" label="Nome do tipo de serviço" required maxLength={80} />
            <div className="form-foot">
              <CancelButton onClose={close} />
              <SubmitButton>Adicionar</SubmitButton>
            </div>
          </Form>
        </Dialog>
      ) : null}
      {open === 'Painel' ? (
        <Dialog title="Histórico de versões" side onClose={close}>
          <p>Conteúdo que acompanha a tela sem tirá-la da frente.</p>
        </Dialog>
      ) : null}
    </Card>
  );
}
