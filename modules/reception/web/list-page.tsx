import { labelOf } from '#platform/contract/choices';
import { IconClipboardList, IconSearch, IconSpeakerphone, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useHanded } from '#modules/citizens/web/index';
import { useRights } from '#modules/citizens/web/parts';
import {
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ErrorState,
  formatLongDate,
  Notice,
  Page as Frame,
  type Picked,
  type RowAction,
  serverNow,
  Skeleton,
  useAccess,
  useRoute,
  useShortcuts,
} from '#ui/index';
import { useMedia } from '#ui/kit/use-media';
import { getListChoices, type KeptFilters } from '../contract.ts';
import { type Action, type Entry, RESOURCES } from '../contract/parts.ts';
import { OPEN, ORDERS, STATUSES } from '../contract/status.ts';
import { AddBar } from './add-bar.tsx';
import { Clock } from './clock.tsx';
import { entryColumns } from './columns.tsx';
import { Asked } from './dialogs.tsx';
import { ListFilters } from './filters.tsx';
import { Observed } from './observed.tsx';
import { type Acts, useActs } from './use-acts.ts';
import { type List, NOTHING_ASKED, STANDARD, useEntries, useKeepFilters, type Visit } from './use-list.ts';
import { ACTIONS, type Choices, mainOf, nameOf } from './words.ts';
import './reception.css';

/** The entry of the row that has the focus. */
function entryInFocus(rows: readonly Entry[]): Entry | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  return rows.find(({ id }) => id === row?.dataset['row']);
}

/** Keys that act on the row in focus, where it allows it. */
function useRowShortcuts(rows: readonly Entry[], acts: Acts): void {
  const press = (...actions: Action[]) => {
    const entry = entryInFocus(rows);
    const action = actions.find((one) => entry?.actions.includes(one));
    if (entry && action) acts.run(action, entry);
  };
  useShortcuts([
    { keys: 'E', label: 'Escuta inicial ou pré-atendimento', run: () => press('listen', 'pre-care') },
    { keys: 'V', label: ACTIONS.vaccinate.label, run: () => press('vaccinate') },
    { keys: 'C', label: ACTIONS.call.label, run: () => press('call') },
    { keys: 'X', label: ACTIONS['not-waited'].label, run: () => press('not-waited') },
    { keys: 'R', label: ACTIONS.returned.label, run: () => press('returned') },
  ]);
}

function MainAction({ entry, acts }: { entry: Entry; acts: Acts }) {
  const action = mainOf(entry);
  if (!action) return null;
  const { short, closed } = ACTIONS[action];
  return (
    <Button
      size="small"
      look="soft"
      className={closed ? 'entry-closed' : ''}
      title={closed}
      onClick={() => acts.run(action, entry)}
    >
      {short}
      {closed ? <span className="visually-hidden"> (fechado: {closed.toLowerCase()})</span> : null}
    </Button>
  );
}

/** The ⋮ of a row: all that may be done of it, but what its button does. */
function moreOf(entry: Entry, acts: Acts, seesCitizens: boolean): RowAction[] {
  const main = mainOf(entry);
  const others = entry.actions.filter((action) => action !== main && action !== 'exclude');
  const asRow = (action: Action): RowAction => ({
    label: ACTIONS[action].label,
    keys: ACTIONS[action].keys,
    closed: ACTIONS[action].closed,
    danger: action === 'exclude',
    run: () => acts.run(action, entry),
  });
  return [
    ...others.map(asRow),
    ...(entry.actions.includes('call')
      ? [{ label: 'Chamar para outra sala', run: () => acts.callElsewhere(entry) }]
      : []),
    ...(seesCitizens ? [{ label: 'Ver o cadastro do cidadão', run: () => acts.openCitizen(entry) }] : []),
    ...(entry.actions.includes('exclude') ? [asRow('exclude')] : []),
  ];
}

const isStandard = (kept: KeptFilters, { text, from, to }: Visit): boolean =>
  text === '' && from === '' && to === '' && JSON.stringify(kept) === JSON.stringify(STANDARD);

function Empty({ standard, onReset }: { standard: boolean; onReset: () => void }) {
  if (standard) {
    return (
      <EmptyState icon={IconClipboardList} title="Ninguém aguardando agora">
        Quem chegar aparece aqui sem atualizar a página.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconSearch}
      title="Ninguém na lista com estes filtros"
      action={<Button onClick={onReset}>Voltar para padrão</Button>}
    >
      Confira a busca, o período e o status.
    </EmptyState>
  );
}

/** What the list shows, in one line. */
function summaryOf(kept: KeptFilters, { text, from, to }: Visit, { answer }: List, choices: Choices): string {
  const shown = kept.unfinished || kept.statuses.length === 0 ? OPEN : kept.statuses;
  const when = () => {
    if (from || to) return 'no período escolhido';
    if (kept.unfinished) return 'de qualquer dia';
    if (choices.emergency && answer?.since) return 'das últimas 24 horas';
    return 'de hoje';
  };
  return [
    shown.map((status) => labelOf(STATUSES, status)).join(', '),
    when(),
    kept.own && 'só os meus',
    text && `com “${text}”`,
    `ordem: ${labelOf(ORDERS, kept.order).toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param add absent where the bar for it is open, and for who may not */
function Listed({ choices, acts, add }: { choices: Choices; acts: Acts; add: (() => void) | undefined }) {
  const keep = useKeepFilters();
  const [visit, setVisit] = useState<Visit>(NOTHING_ASKED);
  const kept = choices.filters ?? STANDARD;
  const list = useEntries(kept, visit);
  const { view } = useRights();
  const wide = useMedia('(min-width: 700px)');
  useRowShortcuts(list.answer?.rows ?? [], acts);
  const reset = () => {
    keep(null);
    setVisit(NOTHING_ASKED);
  };
  const more = (entry: Entry) => moreOf(entry, acts, view);
  return (
    <>
      {!wide && add ? (
        <Button look="primary" wide icon={IconUserPlus} onClick={add}>
          Adicionar cidadão
        </Button>
      ) : null}
      <ListFilters choices={choices} list={list} kept={kept} visit={visit} onKeep={keep} onVisit={setVisit} />
      <p className="caption text-3 list-summary" role="status">
        {summaryOf(kept, visit, list, choices)}
      </p>
      {acts.refused ? (
        <Notice
          tone="danger"
          title={`${acts.refused.name}:`}
          action={
            <Button look="text" size="small" onClick={acts.dismiss}>
              Entendi
            </Button>
          }
        >
          {acts.refused.sentence}
        </Notice>
      ) : null}
      <Clock>
        <Observed acts={acts} />
        <div className="entries">
          <DataTable
            label="a lista de atendimentos"
            columns={entryColumns({ today: list.answer?.today ?? choices.today, tickets: choices.tickets })}
            list={list}
            rowKey={({ id }) => id}
            rowName={nameOf}
            main={(entry) => <MainAction entry={entry} acts={acts} />}
            more={more}
            empty={<Empty standard={isStandard(kept, visit)} onReset={reset} />}
          />
        </div>
      </Clock>
    </>
  );
}

/** "Lista de atendimentos": who came to the unit, live for all its desks. */
export function Page() {
  const choices = useRoute(getListChoices, {});
  const { resources } = useAccess();
  const wide = useMedia('(min-width: 700px)');
  const acts = useActs(choices.data?.room ?? null);
  const mayAdd = resources.includes(RESOURCES.edit);
  // Who receives people always has the bar before them; who cares for them opens it.
  const receives = mayAdd && !resources.includes(RESOURCES.attend) && wide;
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState(0);
  const [handed, setHanded] = useState<Picked | null>(null);
  const close = () => {
    setOpened(false);
    setHanded(null);
  };
  const add = () => {
    setOpened(true);
    setAsked((before) => before + 1);
  };
  useHanded('/lista-de-atendimentos', (citizen) => {
    setHanded(citizen);
    add();
  });
  useShortcuts(mayAdd ? [{ keys: 'N', label: 'Adicionar cidadão', run: add, group: 'Listas' }] : []);
  const { data, error, isError, refetch } = choices;
  const bar = mayAdd && (receives || opened);
  return (
    <Frame
      title="Lista de atendimentos"
      actions={
        <>
          <span className="caption text-3 list-day">{formatLongDate(new Date(serverNow()))}</span>
          {mayAdd && !bar && wide ? (
            <Button look="primary" icon={IconUserPlus} keys="N" onClick={add}>
              Adicionar cidadão
            </Button>
          ) : null}
          {resources.includes(RESOURCES.panel) ? (
            <ButtonLink to="/painel-de-chamadas" icon={IconSpeakerphone}>
              Painel de chamadas
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {data ? (
        <>
          {bar ? (
            <AddBar
              choices={data}
              asked={asked}
              handed={handed}
              onAdded={() => void acts.readAgain()}
              onCancel={receives ? null : close}
            />
          ) : null}
          <Listed choices={data} acts={acts} add={mayAdd && !bar ? add : undefined} />
          <Asked acts={acts} choices={data} />
        </>
      ) : isError ? (
        <div className="card">
          <ErrorState what="a lista de atendimentos" error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <div className="card">
          <Skeleton rows={6} label="Carregando a lista de atendimentos" />
        </div>
      )}
    </Frame>
  );
}
