import { titleCaseName } from '@pec-aberto/brazil';
import { useWatch } from 'react-hook-form';
import { NewPasswordFields } from '#modules/access/web/light';
import { ButtonAnchor, callApi, CheckboxField, Form, Notice, SubmitButton, TextField } from '#ui/light';
import type { RouteOutput } from '#platform/contract/route';
import { type checkInstallerReset, finishInstallerReset } from '../contract.ts';

type Answered = RouteOutput<typeof checkInstallerReset> & { contraChave: string };
type Values = { name: string; email: string; change: boolean; password: string; confirmation: string };

function Fields({ answered }: { answered: Answered }) {
  const { name, change } = useWatch<Values>();
  const { person } = answered;
  return (
    <>
      {person ? (
        <Notice>
          {titleCaseName(person.name)}
          {answered.action === 'installer' ? ' passa a ser o instalador.' : ', instalador atual.'}
        </Notice>
      ) : (
        <>
          <TextField name="name" label="Nome completo" required maxLength={200} />
          <TextField name="email" label="E-mail" type="email" optional maxLength={200} />
        </>
      )}
      {keepsPassword(answered) ? <CheckboxField name="change" label="Redefinir a senha atual" /> : null}
      {change ? <NewPasswordFields field="password" personName={person?.name ?? name ?? ''} /> : null}
    </>
  );
}

/** A new installer who already enters here may keep the password he has. */
const keepsPassword = ({ action, person }: Answered) =>
  action === 'installer' && person?.hasPassword === true;

/** Last step: the password and, of somebody nobody here knows, the name. */
export function ConcludeForm({
  id,
  answered,
  onDone,
}: {
  id: string;
  answered: Answered;
  onDone: () => void;
}) {
  return (
    <Form<Values>
      label="Conclusão"
      defaults={{ name: '', email: '', change: !keepsPassword(answered), password: '', confirmation: '' }}
      onSubmit={async ({ name, email, change, password }) => {
        const body = {
          contraChave: answered.contraChave,
          ...(change ? { password } : {}),
          ...(answered.person ? {} : { name, ...(email ? { email } : {}) }),
        };
        await callApi(finishInstallerReset, { params: { id }, body });
        onDone();
      }}
    >
      <Fields answered={answered} />
      <div className="form-foot">
        <ButtonAnchor href="/">Cancelar</ButtonAnchor>
        <SubmitButton sending="Concluindo…">Concluir</SubmitButton>
      </div>
    </Form>
  );
}
