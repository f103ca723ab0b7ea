import { sentenceCase } from '@pec-aberto/brazil';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { MunicipalFrame } from '#modules/health-network/web/index';
import {
  Button,
  callApi,
  type Column,
  ConfirmDialog,
  DataTable,
  IconButton,
  Notice,
  routeKey,
  showToast,
  useUrlFilters,
  useWholeList,
} from '#ui/index';
import { type GroupView, listExamGroups, removeExamGroup } from '../contract.ts';
import { ExamGroupDialog } from './exam-group-dialog.tsx';
import './exams.css';

/** The exams stand under the name, folded. */
function Name({ group: { name, native, sex, exams } }: { group: GroupView }) {
  const head = (
    <>
      <span className="strong">{name}</span>
      {native ? <span className="tag">Nativo</span> : null}
      {sex === null ? null : (
        <span className="caption text-3">{sex === 0 ? 'só masculino' : 'só feminino'}</span>
      )}
    </>
  );
  if (exams.length === 0) {
    return (
      <div className="column gap-4">
        <span className="row wrap gap-6">{head}</span>
        <span className="caption text-3">Vazio: não é oferecido até o município o preencher.</span>
      </div>
    );
  }
  return (
    <details>
      <summary>
        <span className="row wrap gap-6 exam-group">{head}</span>
      </summary>
      <ul>
        {exams.map((exam) => (
          <li key={exam.code}>
            {sentenceCase(exam.name)} <span className="caption text-3 numeric">{exam.code}</span>
            {exam.inForce ? null : <span className="tag warning">Saiu do SIGTAP</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

const COLUMNS: readonly Column<GroupView>[] = [
  { key: 'name', title: 'Grupo de exames', sort: 'name', cell: (group) => <Name group={group} /> },
  {
    key: 'count',
    title: 'Quantidade de exames',
    align: 'right',
    cell: ({ exams }) => <span className="numeric">{exams.length}</span>,
  },
];

type Asking = { act: 'add' } | { act: 'edit' | 'remove'; group: GroupView };

function Acts({ group, ask }: { group: GroupView; ask: (asking: Asking) => void }) {
  if (group.id === null) {
    return (
      <Button
        size="small"
        icon={IconPlus}
        aria-label={`Preencher ${group.name}`}
        onClick={() => ask({ act: 'edit', group })}
      >
        Preencher
      </Button>
    );
  }
  return (
    <>
      <IconButton
        icon={IconPencil}
        label={`Editar ${group.name}`}
        onClick={() => ask({ act: 'edit', group })}
      />
      <IconButton
        icon={IconTrash}
        label={`Excluir ${group.name}`}
        onClick={() => ask({ act: 'remove', group })}
      />
    </>
  );
}

function RemoveQuestion({ group, onClose }: { group: GroupView; onClose: () => void }) {
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title="Excluir este grupo de exames?"
      confirm="Excluir grupo de exames"
      danger
      onClose={onClose}
      onConfirm={async () => {
        if (group.id) await callApi(removeExamGroup, { params: { id: group.id } });
        await client.invalidateQueries({ queryKey: routeKey(listExamGroups) });
        showToast('Grupo de exames excluído.');
      }}
    >
      <strong>{group.name}</strong> deixa de ser oferecido.{' '}
      {group.native ? 'Por ser nativo, o nome continua na lista, vazio.' : 'Exames já pedidos não mudam.'}
    </ConfirmDialog>
  );
}

function Groups({ ibge, ask }: { ibge: string; ask: (asking: Asking) => void }) {
  const [{ fim }, setFilters] = useUrlFilters({ fim: false });
  const list = useWholeList(listExamGroups, { params: { ibge } }, ({ rows }) =>
    fim ? rows.toReversed() : rows,
  );
  return (
    <DataTable
      label="os grupos de exames"
      columns={COLUMNS}
      list={list}
      rowKey={({ name }) => name}
      rowName={({ name }) => name}
      sort={{ by: 'name', descending: fim }}
      onSort={({ descending }) => setFilters({ fim: descending })}
      main={(group) => <Acts group={group} ask={ask} />}
    />
  );
}

/** Tab "Grupos de exames" of "Gestão municipal". */
export function Page() {
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <MunicipalFrame
      tab="Grupos de exames"
      actions={
        <Button look="primary" icon={IconPlus} onClick={() => setAsking({ act: 'add' })}>
          Adicionar grupo de exames
        </Button>
      }
    >
      {({ ibge }) => (
        <>
          <Notice>
            Não se conhece fonte pública do que os quatro grupos nativos contêm oficialmente: eles vêm vazios.
            Preencha-os com o protocolo do seu município.
          </Notice>
          <Groups ibge={ibge} ask={setAsking} />
          {asking?.act === 'add' ? <ExamGroupDialog ibge={ibge} onClose={close} /> : null}
          {asking?.act === 'edit' ? <ExamGroupDialog ibge={ibge} of={asking.group} onClose={close} /> : null}
          {asking?.act === 'remove' ? <RemoveQuestion group={asking.group} onClose={close} /> : null}
        </>
      )}
    </MunicipalFrame>
  );
}
