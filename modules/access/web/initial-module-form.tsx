import type { ReactNode } from 'react';
import {
  callApi,
  CheckboxField,
  Form,
  SelectField,
  SubmitButton,
  useAccess,
  usePages,
  useSession,
} from '#ui/index';
import { chooseDirectAccess, chooseInitialModule } from '../contract.ts';

type Values = { path: string; direct: boolean };

/** The page to open on entering this access; and, for who has several, whether to skip the choice. */
export function InitialModuleForm({
  aside,
  onSaved,
}: {
  aside?: ReactNode;
  onSaved: (path: string) => void;
}) {
  const { session, accept } = useSession();
  const { initialModule } = useAccess();
  const pages = usePages().filter(({ menu, path }) => menu && path !== '/' && !path.includes('$'));
  const choices = pages.map(({ menu, path }) => ({ value: path, label: menu?.label ?? path }));
  const chosen = choices.find(({ value }) => value === initialModule)?.value ?? '/';
  const direct = session.user?.directAccess ?? false;
  return (
    <Form<Values>
      label="Módulo inicial"
      defaults={{ path: chosen, direct }}
      onSubmit={async (values) => {
        const needs = pages.find(({ path }) => path === values.path)?.needs;
        const anyOf = needs === undefined || needs === 'access' ? [] : [...needs.anyOf];
        let view = await callApi(chooseInitialModule, { body: { path: values.path, anyOf } });
        if (values.direct !== direct) {
          view = await callApi(chooseDirectAccess, { body: { enabled: values.direct } });
        }
        accept(view);
        onSaved(values.path);
      }}
    >
      <SelectField
        name="path"
        label="Escolha o módulo que deseja ver após acessar o sistema"
        required
        choices={[{ value: '/', label: 'Início' }, ...choices]}
      />
      {(session.accesses?.length ?? 0) > 1 ? (
        <CheckboxField
          name="direct"
          label="Entrar direto no acesso mais usado"
          hint="Sem passar pela escolha de acesso. “Trocar acesso” continua no menu do usuário."
        />
      ) : null}
      <div className="form-foot">
        {aside}
        <SubmitButton>Salvar</SubmitButton>
      </div>
    </Form>
  );
}
