import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { titleCaseName } from '@pec-aberto/brazil';
import { ButtonLink, DataTable, EmptyState, Kbd, Notice } from '#ui/index';
import type { PagedList } from '#ui/client/query';
import { personColumns } from './people.tsx';
import { PickedBar, type Picking } from './picking.tsx';
import type { FoundCitizen } from './use-search.ts';

function Keys({ picks }: { picks: boolean }) {
  return (
    <span className="citizen-search-keys caption text-3" aria-hidden>
      <Kbd keys="↑" /> <Kbd keys="↓" /> percorrer · <Kbd keys="Enter" /> abrir
      {picks ? (
        <>
          {' · '}
          <Kbd keys="Espaço" /> selecionar
        </>
      ) : null}
    </span>
  );
}

/** A list of citizens under its heading; the preview beside it follows the row in focus. */
export function People({
  title,
  note,
  list,
  typed,
  shown,
  onShow,
  picking,
  empty,
  banner,
}: {
  title: string;
  /** Grey, after the title. */
  note?: string | undefined;
  list: PagedList<FoundCitizen>;
  /** Words to mark in the names. */
  typed: string;
  shown: string | null;
  onShow: (id: string) => void;
  /** Rows may be picked to be compared. */
  picking: Picking | null;
  empty: ReactNode;
  banner?: ReactNode;
}) {
  const rows = list.query.data?.rows ?? [];
  return (
    <section className="card citizen-search-list" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span role="status" className="caption text-3">
          {note}
        </span>
        <span className="grow" />
        {rows.length > 0 ? <Keys picks={picking !== null} /> : null}
      </header>
      {picking ? <PickedBar picking={picking} /> : null}
      {banner}
      <DataTable
        label="os cidadãos"
        columns={personColumns(typed)}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => titleCaseName(row.name)}
        preview={{ of: shown, onMove: (row) => onShow(row.id) }}
        {...(picking
          ? {
              selection: {
                keys: new Set(picking.people.map(({ id }) => id)),
                onChange: (keys) => picking.pick(keys, rows),
              },
            }
          : {})}
        main={(row) => (
          <ButtonLink to="/cidadao/$id" params={{ id: row.id }} size="small">
            Visualizar
          </ButtonLink>
        )}
        empty={empty}
      />
    </section>
  );
}

export function ManyNotice() {
  return (
    <Notice tone="warning" title="Foram encontrados muitos cadastros.">
      Inclua a data de nascimento ou o nome da mãe.
    </Notice>
  );
}

/** `doubts`: what of the text can find nobody; it is said first. `meant`: what would find somebody. */
export function NobodyFound({
  said,
  doubts,
  meant,
  add,
}: {
  said: string;
  doubts: readonly string[];
  meant: ReactNode;
  add: ReactNode;
}) {
  const none = `Nenhum cadastro com “${said}”`;
  const [first, ...others] = doubts;
  return (
    <EmptyState
      icon={IconSearch}
      title={first ?? none}
      action={
        <>
          {meant}
          {add}
        </>
      }
    >
      {first ? `${[...others, none].join('. ')}. Corrija` : 'Confira a grafia'}
      {add ? ' ou adicione o cidadão; o que você digitou vai junto' : ''}.
    </EmptyState>
  );
}
