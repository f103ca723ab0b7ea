import { CheckboxField } from '#ui/index';
import { BLOCKS } from './blocks.ts';
import { FormBlock } from './parts.tsx';

export function SharingBlock() {
  return (
    <FormBlock block={BLOCKS.sharing}>
      <div className="cell-12">
        <CheckboxField
          name="sharingRefused"
          label="Desativar compartilhamento de prontuário para este cidadão"
          hint="Só a unidade da equipe responsável e as que já registraram fichas veem o prontuário; o cadastro continua visível."
        />
      </div>
    </FormBlock>
  );
}
