import { formatCpf, titleCaseName } from '@pec-aberto/brazil';
import { IconKey, IconLockOpen } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  CancelButton,
  callApi,
  ConfirmDialog,
  CopyField,
  Dialog,
  Form,
  formatDateTime,
  Notice,
  QrCode,
  type RowAction,
  SubmitButton,
  useAccess,
  useAction,
  useShortcuts,
} from '#ui/index';
import { issueProvisionalPassword, resetPassword } from '../contract.ts';
import { NewPasswordFields } from './password-fields.tsx';

type Person = { id: string; name: string; blocked: boolean };
type Link = RouteOutput<typeof resetPassword>;

/** Inside the dialog, for its keys act there alone. */
function ProvisionalKey({ onProvisional }: { onProvisional: () => void }) {
  useShortcuts([{ keys: 'P', label: 'Criar senha provisória', run: onProvisional }]);
  return null;
}

function LinkDialog({
  link,
  name,
  onProvisional,
  onClose,
}: {
  link: Link;
  name: string;
  onProvisional: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title="Solicitação de redefinição de senha concluída" width={560} onClose={onClose}>
      <ProvisionalKey onProvisional={onProvisional} />
      <div className="column gap-16">
        <p>
          Envie o link a <strong>{name}</strong>, CPF {formatCpf(link.cpf)}, ou deixe que leia o QR code.
          {link.unblocked ? ' O login foi desbloqueado.' : ''}
        </p>
        <CopyField label="Link" value={link.link} copied />
        <QrCode text={link.link} label={`QR code do link de ${name}`} />
        <Notice tone="warning">
          Vale uma vez, até {formatDateTime(link.expiresAt)}. Quem tiver o link define a senha: entregue só ao
          profissional.
        </Notice>
        <div className="form-foot">
          <Button keys="P" onClick={onProvisional}>
            Criar senha provisória
          </Button>
          <Button look="primary" data-autofocus onClick={onClose}>
            Fechar
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function ProvisionalDialog({
  person,
  name,
  onCreated,
  onClose,
}: {
  person: Person;
  name: string;
  onCreated: (password: string) => void;
  onClose: () => void;
}) {
  const create = async (body: { password?: string }) =>
    onCreated((await callApi(issueProvisionalPassword, { params: { id: person.id }, body })).password);
  return (
    <Dialog title="Criar senha provisória" onClose={onClose}>
      <Form<{ password: string; confirmation: string }>
        label="Senha provisória"
        defaults={{ password: '', confirmation: '' }}
        onSubmit={({ password }) => create({ password })}
      >
        <p className="text-2">
          {name} troca a senha na primeira entrada. O link deixa de valer.{' '}
          <button type="button" className="link-button" onClick={() => void create({})}>
            Gerar uma senha
          </button>
        </p>
        <NewPasswordFields field="password" personName={person.name} autoFocus />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton>Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

function CreatedDialog({ password, name, onClose }: { password: string; name: string; onClose: () => void }) {
  return (
    <Dialog title="Senha provisória criada" onClose={onClose}>
      <div className="column gap-16">
        <p>
          Entregue a <strong>{name}</strong>. A troca é pedida na primeira entrada.
        </p>
        <CopyField label="Senha provisória" value={password} />
        <Notice tone="warning">Ela aparece só agora.</Notice>
        <div className="form-foot">
          <Button look="primary" onClick={onClose}>
            Já anotei, fechar
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

type Step =
  | { kind: 'ask'; person: Person }
  | { kind: 'link'; person: Person; link: Link }
  | { kind: 'provisional'; person: Person; link: Link }
  | { kind: 'created'; person: Person; password: string };

/**
 * "Redefinir senha" of a professional: asks, shows link and QR code, and makes a
 * provisional password instead when wanted. `actions` is empty for who may not; `dialogs` must be drawn in the
 * page; `onReset` runs when the person's data changed.
 */
export function usePasswordReset(onReset: () => Promise<void>): {
  actions: (person: Person) => RowAction[];
  dialogs: ReactNode;
} {
  const may = useAccess().resources.includes('visualizar-profissionais.redefinir-senha');
  const { mutateAsync } = useAction(resetPassword);
  const [step, setStep] = useState<Step | null>(null);
  // Also runs when the question was answered: the link then stands in its place.
  const asked = () => setStep((now) => (now?.kind === 'ask' ? null : now));

  const action = (person: Person): RowAction => ({
    label: person.blocked ? 'Desbloquear e redefinir senha' : 'Redefinir senha',
    icon: person.blocked ? IconLockOpen : IconKey,
    run: () => setStep({ kind: 'ask', person }),
  });
  async function reset(person: Person): Promise<void> {
    const link = await mutateAsync({ params: { id: person.id }, body: {} });
    await onReset();
    setStep({ kind: 'link', person, link });
  }
  return {
    actions: (person) => (may ? [action(person)] : []),
    dialogs: step ? (
      <Steps step={step} onStep={setStep} onReset={reset} onAsked={asked} onClose={() => setStep(null)} />
    ) : null,
  };
}

function Steps({
  step,
  onStep,
  onReset,
  onAsked,
  onClose,
}: {
  step: Step;
  onStep: (step: Step) => void;
  onReset: (person: Person) => Promise<void>;
  onAsked: () => void;
  onClose: () => void;
}) {
  const { person } = step;
  const name = titleCaseName(person.name);
  if (step.kind === 'ask') {
    const verb = person.blocked ? 'desbloquear e redefinir' : 'redefinir';
    return (
      <ConfirmDialog
        title={`Deseja ${verb} a senha do profissional ${name}?`}
        confirm={person.blocked ? 'Desbloquear e redefinir' : 'Redefinir senha'}
        onConfirm={() => onReset(person)}
        onClose={onAsked}
      >
        A senha atual deixa de valer e as sessões abertas são encerradas. Faça isso só a pedido do
        profissional.
      </ConfirmDialog>
    );
  }
  if (step.kind === 'link') {
    const { link } = step;
    return (
      <LinkDialog
        link={link}
        name={name}
        onProvisional={() => onStep({ kind: 'provisional', person, link })}
        onClose={onClose}
      />
    );
  }
  if (step.kind === 'provisional') {
    const { link } = step;
    return (
      <ProvisionalDialog
        person={person}
        name={name}
        onCreated={(password) => onStep({ kind: 'created', person, password })}
        onClose={() => onStep({ kind: 'link', person, link })}
      />
    );
  }
  return <CreatedDialog password={step.password} name={name} onClose={onClose} />;
}
