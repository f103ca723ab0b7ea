import { IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import {
  ApiProblem,
  Button,
  callApi,
  Dialog,
  Form,
  MaskField,
  PasswordField,
  type SessionView,
  SubmitButton,
  useAccess,
  useSession,
} from '#platform/ui/index';
import { chooseAccess, signIn, signOut } from '../contract.ts';

type Credentials = { cpf: string; password: string };

/** The same access as before, when the server asks which one. */
function sameAccess(view: SessionView, accessId: string): Promise<SessionView> | SessionView {
  return view.state === 'choose-access' ? callApi(chooseAccess, { body: { accessId } }) : view;
}

/**
 * The session ended while a page is open (ui.md §3): the page and its text stay behind, the same person
 * enters again, in the same access.
 */
export function SessionEndedDialog() {
  const { session, accept, refresh } = useSession();
  const { id } = useAccess();
  const queries = useQueryClient();

  async function enter(body: Credentials): Promise<void> {
    const view = await callApi(signIn, { body });
    if (view.user?.name !== session.user?.name) {
      await callApi(signOut, {});
      throw new ApiProblem(
        403,
        'another-person',
        'Esta página é de outra pessoa. Saia para entrar com o seu CPF.',
      );
    }
    accept(await sameAccess(view, id));
    await queries.invalidateQueries();
  }

  return (
    <Dialog title="Sua sessão terminou por inatividade">
      <p className="text-2" style={{ marginBottom: 12 }}>
        O que você escreveu está guardado nesta página. Digite seus dados para continuar de onde parou.
      </p>
      <Form<Credentials> label="Continuar a sessão" defaults={{ cpf: '', password: '' }} onSubmit={enter}>
        <MaskField
          name="cpf"
          mask="cpf"
          label="Usuário (CPF)"
          required
          icon={IconUser}
          autoComplete="username"
        />
        <PasswordField name="password" label="Senha" autoComplete="current-password" />
        <div className="form-foot">
          <Button onClick={() => void refresh()}>Sair</Button>
          <SubmitButton keys="Enter" sending="Entrando…">
            Continuar
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
