import { CheckboxField } from '#platform/ui/index';
import { BLOCKS } from './blocks.ts';
import { FormBlock } from './parts.tsx';

export function SharingBlock() {
  return (
    <FormBlock block={BLOCKS.sharing}>
      <div className="cell-12">
        <CheckboxField
          name="sharingRefused"
          label="Desativar compartilhamento de prontuário para este cidadão"
          hint="Outras unidades deixam de ver o prontuário; o cadastro continua visível."
        />
      </div>
    </FormBlock>
  );
}
