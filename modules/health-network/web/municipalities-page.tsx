import { titleCaseName } from '@pec-aberto/brazil';
import { IconMapPins, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import {
  FilterCheck,
  Button,
  EmptyState,
  FilterBar,
  Notice,
  Page as Frame,
  SearchBox,
  useUrlFilters,
} from '#ui/index';
import { AddMunicipality, type Responsible } from './add-municipality.tsx';
import { ClearFilters } from './clear-filters.tsx';
import { useListedPasswordReset } from './password-reset.ts';
import { ResponsiblesTable } from './responsibles-table.tsx';
import './network.css';

const personOf = ({ professional }: Responsible) => ({ ...professional, blocked: false });

/** "Municípios e responsáveis" of the installation. */
export function Page() {
  const [{ busca, inativos, ordem, fim }, setFilters] = useUrlFilters({
    busca: '',
    inativos: false,
    ordem: 'municipality',
    fim: false,
  });
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<Responsible | null>(null);
  const password = useListedPasswordReset();
  const add = (
    <Button
      icon={IconPlus}
      look="primary"
      data-opens="municipality"
      onClick={() => {
        setAdded(null);
        setAdding(true);
      }}
    >
      Adicionar município
    </Button>
  );
  return (
    <Frame title="Municípios e responsáveis" actions={adding ? null : add}>
      {adding ? (
        <AddMunicipality
          onClose={() => setAdding(false)}
          onAdded={(row) => {
            setAdding(false);
            setAdded(row);
          }}
        />
      ) : null}
      {added ? (
        <Notice
          tone="success"
          action={password.actions(personOf(added)).map(({ label, run }) => (
            <Button key={label} size="small" look="text" onClick={run}>
              {label}
            </Button>
          ))}
        >
          {titleCaseName(added.professional.name)} responde por {added.municipality.name}. Se ainda não entra
          no sistema, redefina a senha e entregue o link ou uma senha provisória.
        </Notice>
      ) : null}
      <FilterBar>
        <SearchBox
          label="Pesquise por município ou responsável"
          value={busca}
          onSearch={(text) => setFilters({ busca: text })}
        />
        <FilterCheck
          label="Mostrar responsáveis inativos"
          checked={inativos}
          onChange={(checked) => setFilters({ inativos: checked })}
        />
      </FilterBar>
      <ResponsiblesTable
        search={busca}
        showInactive={inativos}
        sort={{ by: ordem, descending: fim }}
        onSort={({ by, descending }) => setFilters({ ordem: by, fim: descending })}
        passwordActions={(row) => password.actions(personOf(row))}
        empty={
          busca ? (
            <EmptyState
              icon={IconSearch}
              title={`Nenhum município ou responsável com “${busca}”`}
              action={<ClearFilters onClear={() => setFilters({ busca: '' })} />}
            />
          ) : (
            <EmptyState icon={IconMapPins} title="Nenhum município ainda" action={adding ? null : add}>
              Adicione o município e seu responsável para que ele ative a instalação e importe o CNES.
            </EmptyState>
          )
        }
      />
      {password.dialogs}
    </Frame>
  );
}
