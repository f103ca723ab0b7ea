import { IconPlus } from '@tabler/icons-react';
import { ButtonLink, Page as Frame, useAccess } from '#ui/index';
import { ImportLink } from './import-link.tsx';
import { ProfessionalsList } from './professionals-list.tsx';
import './network.css';

/** "Profissionais": who enters the system, and how. */
export function Page() {
  const may = useAccess().resources.includes('visualizar-profissionais.cadastrar-editar-e-excluir');
  return (
    <Frame
      title="Profissionais"
      actions={
        <>
          <ImportLink />
          {may ? (
            <ButtonLink to="/profissionais/novo" look="primary" icon={IconPlus}>
              Cadastrar profissional
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <ProfessionalsList />
    </Frame>
  );
}
