import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { IconFileText, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { RiskMark } from '#modules/reception/web/parts';
import {
  Button,
  ButtonAnchor,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  formatDate,
  formatTime,
  StatusMark,
  TwoLines,
  usePagedRoute,
} from '#ui/index';
import { type Contact, getHistory, MOST_PRINTED } from '../../../contract.ts';
import { kindLabel } from '../../../contract/words.ts';
import type { ChartOf } from '../chart-of.ts';
import { codeText } from '../names.ts';
import { ContactTags } from '../contact-tags.tsx';
import { HistoryFilters, useHistoryFilters } from './filters.tsx';
import { OUTCOMES } from './outcomes.ts';
import { printAddress } from './print-address.ts';
import { WholeDialog } from './whole-dialog.tsx';
import '../chart.css';

const isEncounter = ({ kind }: Contact): boolean => kind !== 'cadastro-individual';

const COLUMNS: readonly Column<Contact>[] = [
  {
    key: 'at',
    title: 'Quando',
    width: '110px',
    cell: ({ day, at }) => <TwoLines first={formatDate(day)} second={formatTime(at)} />,
  },
  {
    key: 'kind',
    title: 'Registro',
    cell: (contact) => (
      <span className="row wrap gap-6">
        <strong>{kindLabel(contact)}</strong>
        {contact.risk ? <RiskMark risk={contact.risk} /> : null}
        <ContactTags contact={contact} />
        {contact.outcome ? (
          <StatusMark shape={OUTCOMES[contact.outcome].shape}>{OUTCOMES[contact.outcome].label}</StatusMark>
        ) : null}
      </span>
    ),
  },
  {
    key: 'professional',
    title: 'Profissional',
    cell: ({ professional, cbo }) =>
      professional ? <TwoLines first={titleCaseName(professional)} second={sentenceCase(cbo ?? '')} /> : '–',
  },
  {
    key: 'unit',
    title: 'Unidade e equipe',
    cell: ({ unit, team }) => [unit && titleCasePlace(unit), team].filter(Boolean).join(' · ') || '–',
  },
  {
    key: 'about',
    title: 'Problemas e procedimentos',
    cell: ({ about }) => about.map(codeText).join(', ') || '–',
  },
];

/** What was chosen on any page of the list: encounters are printed; a received ficha is told that it is not. */
function Print({ citizenId, chosen }: { citizenId: string; chosen: readonly Contact[] }) {
  const encounters = chosen.filter(isEncounter).map(({ id }) => id);
  const told = [
    encounters.length < chosen.length && 'Fichas recebidas não são impressas daqui.',
    encounters.length > MOST_PRINTED && `Imprima até ${MOST_PRINTED} atendimentos por vez.`,
  ].filter(Boolean);
  return (
    <>
      {told.length > 0 ? (
        <span className="caption text-warning" role="status">
          {told.join(' ')}
        </span>
      ) : null}
      {encounters.length > 0 && encounters.length <= MOST_PRINTED ? (
        <ButtonAnchor
          icon={IconPrinter}
          href={printAddress(citizenId, encounters)}
          target="_blank"
          rel="noreferrer"
        >
          Imprimir {encounters.length === 1 ? 'o escolhido' : `os ${encounters.length} escolhidos`}
        </ButtonAnchor>
      ) : null}
    </>
  );
}

/** "Histórico": encounters of the installation and received fichas in one list; Enter shows one by whole. */
export function History({ chart: { citizenId } }: { chart: ChartOf }) {
  const [query, filters] = useHistoryFilters();
  const list = usePagedRoute(getHistory, { params: { id: citizenId }, query });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Contact>>(new Map());
  const [open, setOpen] = useState<string | null>(null);
  // Those of pages turned before are known from then.
  const choose = (keys: ReadonlySet<string>) => {
    const rows = list.query.data?.rows ?? [];
    const known = (key: string) => chosen.get(key) ?? rows.find(({ id }) => id === key);
    setChosen(
      new Map(
        [...keys].flatMap((key) => {
          const contact = known(key);
          return contact ? [[key, contact] as const] : [];
        }),
      ),
    );
  };
  const filtered = Object.keys(query).length > 0;
  return (
    <>
      <FilterBar aside={<Print citizenId={citizenId} chosen={[...chosen.values()]} />}>
        <HistoryFilters citizenId={citizenId} {...filters} />
      </FilterBar>
      <DataTable
        label="o histórico"
        columns={COLUMNS}
        list={list}
        rowKey={({ id }) => id}
        rowName={(contact) => `${kindLabel(contact)} de ${formatDate(contact.day)}`}
        selection={{ keys: new Set(chosen.keys()), onChange: choose }}
        main={(contact) =>
          isEncounter(contact) ? (
            <Button
              look="text"
              size="small"
              aria-label={`Ver ${kindLabel(contact)} de ${formatDate(contact.day)}`}
              onClick={() => setOpen(contact.id)}
            >
              Ver
            </Button>
          ) : null
        }
        empty={
          filtered ? (
            <EmptyState
              icon={IconFileText}
              title="Nenhum registro com estes filtros"
              action={<Button onClick={filters.onReset}>Limpar filtros</Button>}
            />
          ) : (
            <EmptyState icon={IconFileText} title="Nenhum atendimento deste cidadão">
              Atendimentos finalizados e fichas recebidas aparecem aqui.
            </EmptyState>
          )
        }
      />
      {open ? <WholeDialog citizenId={citizenId} encounterId={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
