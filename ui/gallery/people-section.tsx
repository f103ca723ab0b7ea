import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Avatar,
  Button,
  Card,
  type Column,
  CompareTable,
  type CompareRow,
  DataTable,
  Facts,
  Marked,
  PersonCell,
  type Side,
  showToast,
  TabLinks,
  TwoLines,
} from '../index.ts';
import { type Person, useSample } from './samples.ts';

const COLUMNS: readonly Column<Person>[] = [
  {
    key: 'name',
    title: 'Cidadão',
    cell: ({ name, mother, sent }) => (
      <PersonCell
        name={name}
        title={<Marked text={name} typed="mar nun" />}
        second={`Mãe: ${mother}`}
        tags={sent ? null : <span className="tag warning">Possível duplicado</span>}
      />
    ),
  },
  {
    key: 'birth',
    title: 'Nascimento',
    cell: () => <TwoLines first="12/03/1972" second="54 anos · Feminino" />,
  },
  { key: 'cpf', title: 'CPF', cell: () => <TwoLines first="•••.456.789-••" second="ESF Acácias I" /> },
];
const ROWS: readonly CompareRow[] = [
  { key: 'name', label: 'Nome', left: 'Maria Aparecida Nunes', right: 'Maria Ap. Nunes', same: false },
  { key: 'birth', label: 'Nascimento', left: '12/03/1972', right: '12/03/1972', same: true },
  { key: 'mother', label: 'Nome da mãe', left: 'Antônia Ribeiro', right: '', same: false },
];

/** Two records of one person; which side each field keeps. */
function Compare() {
  const [picked, setPicked] = useState<Readonly<Record<string, Side>>>({ name: 'left' });
  return (
    <Card title="Comparar cadastros" note="1 e 2 escolhem o lado">
      <CompareTable
        label="Cadastros comparados"
        titles={{ left: 'Cadastro de 2019', right: 'Cadastro de 2024' }}
        rows={ROWS}
        choosing={{ picked, onPick: (key, side) => setPicked({ ...picked, [key]: side }) }}
      />
    </Card>
  );
}

export function PeopleSection() {
  const list = useSample('rows');
  const [shown, setShown] = useState('1');
  return (
    <section className="gallery-lists" aria-label="Pessoas">
      <TabLinks
        label="Abas da galeria"
        current="Cadastro"
        tabs={[
          { label: 'Cadastro', to: '/galeria' },
          { label: 'Pendências', to: '/', count: 3 },
        ]}
      />
      <DataTable
        label="as pessoas"
        list={list}
        columns={COLUMNS}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        preview={{ of: shown, onMove: (row) => setShown(row.id) }}
        main={(row) => (
          <Button size="small" look="soft" onClick={() => showToast(`Aberto: ${row.name}.`)}>
            Visualizar
          </Button>
        )}
        more={(row) => [
          { label: 'Atualizar cadastro', icon: IconPencil, run: () => showToast(`Atualizar ${row.name}.`) },
          { label: 'Excluir', icon: IconTrash, danger: true, run: () => showToast(`Excluir ${row.name}.`) },
        ]}
      />
      <div className="gallery">
        <Compare />
        <Card title="Dados de uma pessoa">
          <div className="row gap-12">
            <Avatar name="Maria Aparecida Nunes" large />
            <span>Maria Aparecida Nunes</span>
          </div>
          <Facts
            facts={[
              { label: 'CPF', value: '000.456.789-00' },
              { label: 'Telefone celular', value: '(35) 90000-1234' },
              { label: 'Nome do pai', value: '' },
            ]}
          />
        </Card>
      </div>
    </section>
  );
}
