import { useWatch } from 'react-hook-form';
import { MaskField, TextField } from '#ui/index';
import { fieldLabel } from '../../contract/labels.ts';
import { BLOCKS } from './blocks.ts';
import { Cell, FormBlock } from './parts.tsx';
import type { CitizenValues } from './values.ts';

const emailCheck = (typed: string) =>
  /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(typed.trim())
    ? undefined
    : 'Este e-mail não está completo. Exemplo: nome@provedor.com.br.';

/** At least one telephone: the mobile one is asked for until another is told. */
export function ContactsBlock() {
  const others = useWatch<CitizenValues, ['phoneHome', 'phoneContact']>({
    name: ['phoneHome', 'phoneContact'],
  });
  const none = others.every((phone) => phone === '');
  return (
    <FormBlock block={BLOCKS.contacts} note="ao menos um telefone">
      <Cell of={4}>
        <MaskField
          name="phoneMobile"
          mask="phone"
          label={fieldLabel('phoneMobile')}
          placeholder="(00) 00000-0000"
          required={none}
        />
      </Cell>
      <Cell of={4}>
        <MaskField
          name="phoneHome"
          mask="phone"
          label={fieldLabel('phoneHome')}
          placeholder="(00) 0000-0000"
        />
      </Cell>
      <Cell of={4}>
        <MaskField
          name="phoneContact"
          mask="phone"
          label={fieldLabel('phoneContact')}
          placeholder="(00) 00000-0000"
        />
      </Cell>
      <Cell of={6}>
        <TextField
          name="email"
          label={fieldLabel('email')}
          type="email"
          inputMode="email"
          maxLength={100}
          autoComplete="off"
          check={emailCheck}
          placeholder="nome@provedor.com.br"
        />
      </Cell>
    </FormBlock>
  );
}
