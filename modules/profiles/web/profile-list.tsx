import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { classes, EmptyState, ErrorState, Icon, SearchBox, Skeleton, useRoute } from '#ui/index';
import { listProfiles } from '../contract.ts';
import { KIND_LABELS, plural } from './kinds.ts';
import { usePlace } from './use-place.ts';

type Row = RouteOutput<typeof listProfiles>['rows'][number];

/** Arrows walk the list; Enter opens, as on any button. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.profile-row')];
  const next = buttons[buttons.findIndex((button) => button === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function ProfileRow({ row, current, onOpen }: { row: Row; current: boolean; onOpen: () => void }) {
  return (
    <li>
      <button
        type="button"
        className={classes('profile-row', current && 'on')}
        aria-current={current ? 'true' : undefined}
        onClick={onOpen}
      >
        <span className="grow column gap-2">
          <span>{row.name}</span>
          {row.accessKind === 'lotacao' || KIND_LABELS[row.accessKind] === row.name ? null : (
            <span className="caption text-3">{KIND_LABELS[row.accessKind]}</span>
          )}
        </span>
        {row.copiedFrom ? <span className="tag">Cópia</span> : null}
        {row.active ? null : <span className="tag">Inativo</span>}
        <span className="numeric text-3">
          {row.users}
          <span className="visually-hidden"> {row.users === 1 ? 'usuário' : 'usuários'}</span>
        </span>
      </button>
    </li>
  );
}

function SortButton({ label, sort }: { label: string; sort: '' | 'accessKind' }) {
  const { place, filter } = usePlace();
  const active = place.ordem === sort;
  const direction = place.fim ? 'decrescente' : 'crescente';
  return (
    <button
      type="button"
      className="sort-button"
      aria-pressed={active}
      title={active ? `Ordem ${direction}: inverter` : `Ordenar por ${label.toLowerCase()}`}
      onClick={() => filter({ ordem: sort, fim: active && !place.fim })}
    >
      {label}
      {active ? <Icon of={place.fim ? IconArrowDown : IconArrowUp} size="small" /> : null}
    </button>
  );
}

function Rows() {
  const { place, openProfile } = usePlace();
  const { busca, inativos, ordem, fim } = place;
  const list = useRoute(listProfiles, {
    query: {
      showInactive: inativos,
      sort: ordem === 'accessKind' ? 'accessKind' : 'name',
      direction: fim ? 'desc' : 'asc',
      ...(busca ? { search: busca } : {}),
    },
  });
  if (list.isError && !list.data)
    return <ErrorState what="os perfis" error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton rows={10} />;
  const { rows } = list.data;
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title={`Nenhum perfil com “${busca}”`}>
          Confira a grafia ou marque “Mostrar perfis inativos”.
        </EmptyState>
      ) : (
        <ul className="profile-rows" aria-label="Perfis" onKeyDown={walk}>
          {rows.map((row) => (
            <ProfileRow
              key={row.id}
              row={row}
              current={row.id === place.perfil}
              onOpen={() => openProfile(row.id)}
            />
          ))}
        </ul>
      )}
      <p className="pane-foot" role="status">
        {plural(rows.length, 'resultado', 'resultados')}
      </p>
    </>
  );
}

/** The list of profiles: search, order, and how many people hold each. */
export function ProfileList() {
  const { place, filter } = usePlace();
  return (
    <section className="card profile-list" aria-label="Lista de perfis">
      <div className="pane-head">
        <SearchBox
          label="Pesquise por perfil"
          value={place.busca}
          onSearch={(text) => filter({ busca: text })}
        />
        <div className="row caption text-3">
          <SortButton label="Perfil" sort="" />
          <SortButton label="Tipo de acesso" sort="accessKind" />
          <span className="grow" />
          <span>usuários</span>
        </div>
      </div>
      <Rows />
    </section>
  );
}
