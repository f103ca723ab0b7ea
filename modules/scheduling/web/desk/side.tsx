import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { IconPin, IconPinFilled } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { findPeople } from '#modules/citizens/web/parts';
import {
  Button,
  callApi,
  classes,
  ErrorState,
  Form,
  IconButton,
  NOT_PICKED,
  type Picked,
  problemSentence,
  routeKey,
  SearchField,
  showToast,
  useRoute,
} from '#ui/index';
import { plainText } from '#ui/kit/plain-text';
import { findNextSlots, listAgendas, pinAgenda } from '../../contract.ts';
import type { Desk } from './use-desk.ts';
import { professionalName } from './when-fields.tsx';
import { type Listed, vagas, type When, whenText } from './words.ts';

/** Pins an agenda for the person, or lets it go. */
export function usePin(): (one: Listed) => Promise<void> {
  const client = useQueryClient();
  return async ({ lotacao: { id }, pinned }) => {
    try {
      await callApi(pinAgenda, { params: { id }, body: { pinned: !pinned } });
    } catch (error) {
      showToast(problemSentence(error));
    }
    await client.invalidateQueries({ queryKey: routeKey(listAgendas) });
  };
}

const FEW = 3;
const SEARCHED_FROM = 6;

function ProfessionalRow({ one, desk }: { one: Listed; desk: Desk }) {
  const { view, selected, beside, choose, toggleBeside } = desk;
  const pin = usePin();
  const { id, cbo } = one.lotacao;
  const name = professionalName(one);
  const shown = view === 'profissionais' ? beside.includes(id) : selected?.lotacao.id === id;
  return (
    <li className="row gap-6">
      <button
        type="button"
        className={classes('desk-professional', shown && 'on')}
        aria-pressed={shown}
        title={`${name} – ${sentenceCase(cbo.name)}`}
        onClick={() => (view === 'profissionais' ? toggleBeside(id) : choose(id))}
      >
        <span className="ellipsis strong">{name}</span>
        <span className="row gap-6 caption text-3">
          <span className="ellipsis grow">{sentenceCase(cbo.name)}</span>
          <span className={classes('nowrap', one.free > 0 && 'text-2')}>
            {one.lotacao.active ? (one.kind === 'nenhuma' ? 'sem agenda' : vagas(one.free)) : 'inativa'}
          </span>
        </span>
      </button>
      <IconButton
        icon={one.pinned ? IconPinFilled : IconPin}
        label={one.pinned ? `Soltar ${name}` : `Fixar ${name} na lista de acesso rápido`}
        aria-pressed={one.pinned}
        onClick={() => void pin(one)}
      />
    </li>
  );
}

/** Those of the unit, the pinned ones first: one is shown, or several side by side. */
export function Professionals({ desk }: { desk: Desk }) {
  const { lotacoes, view } = desk;
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const words = plainText(text).split(/\s+/).filter(Boolean);
  const found = lotacoes.filter(({ lotacao }) => {
    const told = plainText(`${lotacao.professional.name} ${lotacao.cbo.name} ${lotacao.team?.name ?? ''}`);
    return words.every((word) => told.includes(word));
  });
  const pinned = found.filter((one) => one.pinned).length;
  const shown = all || words.length > 0 ? found : found.slice(0, Math.max(FEW, pinned));
  return (
    <section className="card desk-professionals" aria-labelledby="desk-professionals">
      <h2 id="desk-professionals">Profissionais</h2>
      {view === 'profissionais' ? <p className="caption text-3">Escolha quem fica lado a lado.</p> : null}
      {lotacoes.length >= SEARCHED_FROM ? (
        <div className="input small">
          <input
            id="desk-find-professional"
            aria-label="Filtrar profissionais"
            placeholder="Nome ou ocupação (P)"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              const [first] = found;
              if (event.key !== 'Enter' || !first) return;
              event.preventDefault();
              if (view === 'profissionais') desk.toggleBeside(first.lotacao.id);
              else desk.choose(first.lotacao.id);
              setText('');
            }}
          />
        </div>
      ) : null}
      <ul className="column gap-2">
        {shown.map((one) => (
          <ProfessionalRow key={one.lotacao.id} one={one} desk={desk} />
        ))}
      </ul>
      {found.length === 0 ? <p className="caption text-3">Ninguém com “{text}” nesta unidade.</p> : null}
      {words.length === 0 && found.length > shown.length ? (
        <Button size="small" look="quiet" onClick={() => setAll(true)}>
          Mostrar todos ({found.length})
        </Button>
      ) : null}
    </section>
  );
}

function Pick({ onPick }: { onPick: (citizen: Picked) => void }) {
  const { reset } = useFormContext();
  const citizen = useWatch<{ pessoa: Picked }, 'pessoa'>({ name: 'pessoa' });
  const pick = useEffectEvent(() => {
    onPick(citizen);
    reset({ pessoa: NOT_PICKED });
  });
  useEffect(() => {
    if (citizen.value) pick();
  }, [citizen.value]);
  return (
    <SearchField
      name="pessoa"
      label="Agenda do cidadão"
      placeholder="Nome, CPF ou CNS"
      source="scheduling.agenda-of"
      least={3}
      find={findPeople}
      none={(typed) => `Nenhum cadastro com “${typed}”.`}
    />
  );
}

/** "Agenda do cidadão": who is picked has the appointments shown. */
export function CitizenBox({ onPick }: { onPick: (citizen: Picked) => void }) {
  return (
    <section className="card desk-citizen">
      <Form<{ pessoa: Picked }>
        label="Agenda do cidadão"
        defaults={{ pessoa: NOT_PICKED }}
        onSubmit={() => undefined}
      >
        <Pick onPick={onPick} />
      </Form>
    </section>
  );
}

type Choice = { value: string; label: string; query: { lotacaoId?: string; cbo?: string; teamId?: string } };

/** Whose next slot may be asked for: everybody's, of an occupation, of a team. */
function scopesOf({ lotacoes, selected }: Desk): Choice[] {
  const worked = lotacoes.filter(({ kind }) => kind !== 'nenhuma');
  const cbos = new Map(worked.map(({ lotacao: { cbo } }) => [cbo.code, sentenceCase(cbo.name)]));
  const teams = new Map(
    worked.flatMap(({ teamId, lotacao: { team } }) =>
      teamId && team ? [[teamId, titleCasePlace(team.name)] as const] : [],
    ),
  );
  const sorted = (all: ReadonlyMap<string, string>) =>
    [...all].toSorted(([, a], [, b]) => a.localeCompare(b, 'pt-BR'));
  return [
    ...(selected?.lotacao.active
      ? [{ value: 'um', label: professionalName(selected), query: { lotacaoId: selected.lotacao.id } }]
      : []),
    { value: 'todos', label: 'Todos', query: {} },
    ...sorted(cbos).map(([cbo, label]) => ({ value: `cbo ${cbo}`, label, query: { cbo } })),
    ...sorted(teams).map(([teamId, label]) => ({ value: `equipe ${teamId}`, label, query: { teamId } })),
  ];
}

/** "Próxima vaga" of a professional, of an occupation, of a team or of the whole unit. */
export function NextSlots({ desk, onBook }: { desk: Desk; onBook: (when: When) => void }) {
  const scopes = scopesOf(desk);
  const [chosen, setChosen] = useState('todos');
  const scope = scopes.find(({ value }) => value === chosen) ?? scopes[0];
  const { data, isError, error, refetch } = useRoute(findNextSlots, {
    query: { limit: 3, ...scope?.query },
  });
  const { now, may, show } = desk;
  return (
    <section className="card desk-next" aria-labelledby="desk-next">
      <div className="row">
        <h2 id="desk-next" className="nowrap">
          Próxima vaga
        </h2>
        <select
          className="small-select"
          aria-label="Próxima vaga de"
          value={scope?.value ?? ''}
          onChange={(event) => setChosen(event.target.value)}
        >
          {scopes.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {isError && !data ? (
        <ErrorState what="as próximas vagas" error={error} onRetry={() => void refetch()} />
      ) : null}
      <ul className="column gap-2">
        {data?.slots.map((slot) => (
          <li key={`${slot.lotacaoId}${slot.day}${slot.start}`} className="row secondary">
            <button
              type="button"
              className="link-button plain grow desk-slot"
              title={`Ver ${whenText(slot, now.today)}, ${titleCaseName(slot.professional)}`}
              onClick={() => show(slot.lotacaoId, slot.day)}
            >
              <span className="numeric">{whenText(slot, now.today)}</span>
              <span className="ellipsis caption text-3">{titleCaseName(slot.professional)}</span>
            </button>
            {may.book ? (
              <button
                type="button"
                className="link-button strong"
                aria-label={`Agendar ${whenText(slot, now.today)}, ${titleCaseName(slot.professional)}`}
                onClick={() => onBook(slot)}
              >
                Agendar
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {data && data.slots.length === 0 ? (
        <p className="caption text-3">Sem vagas nos próximos meses.</p>
      ) : null}
    </section>
  );
}
