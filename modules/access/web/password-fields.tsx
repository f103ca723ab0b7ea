import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useWatch } from 'react-hook-form';
import { Icon, PasswordField } from '#ui/light';
import { PASSWORD_RULES, SAME_RULE } from './password-rules.ts';

/**
 * A new password and its confirmation, with the rules ticked as they are met. `field` names it in the form;
 * with `compare` the form also has the present one as `current`, from which it must differ.
 */
export function NewPasswordFields({
  field,
  personName,
  numbers = [],
  compare = false,
  label = 'Nova senha',
  autoFocus = false,
}: {
  field: 'next' | 'password';
  /** Whose password: the name must not stand in it. */
  personName: string;
  /** The person's CPF and CNS, where the page knows them. */
  numbers?: readonly string[];
  compare?: boolean;
  label?: string;
  autoFocus?: boolean;
}) {
  const values = useWatch() as Record<string, string | undefined>;
  const typed = values[field] ?? '';
  const rules = PASSWORD_RULES.filter((rule) => compare || rule !== SAME_RULE);
  const meets = (next: string) => (rule: (typeof rules)[number]) =>
    rule.met({ next, current: values['current'] ?? '', name: personName, numbers });
  return (
    <>
      <PasswordField
        name={field}
        label={label}
        autoComplete="new-password"
        autoFocus={autoFocus}
        check={(value) => {
          const broken = rules.find((rule) => !meets(value)(rule));
          return broken && `Falta atender: ${broken.text}.`;
        }}
      />
      <ul className="rules" aria-label="A nova senha precisa ter">
        {rules.map((rule) => {
          const met = meets(typed)(rule);
          return (
            <li key={rule.text} className={met ? 'met' : ''}>
              <Icon of={met ? IconCircleCheck : IconCircle} size="small" />
              {rule.text}
              {met ? <span className="visually-hidden">: atendido</span> : null}
            </li>
          );
        })}
      </ul>
      <PasswordField
        name="confirmation"
        label="Confirmação de senha"
        autoComplete="new-password"
        check={(value) => (value === typed ? undefined : 'As senhas digitadas são diferentes.')}
      />
    </>
  );
}
