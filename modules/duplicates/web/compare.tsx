import { ageText } from '@pec-aberto/clinical';
import { titleCaseName } from '@pec-aberto/brazil';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { getCitizenContract } from '#modules/citizens/contract';
import { ageDay } from '#modules/citizens/web/index';
import { civilToday } from '#ui/kit/dates';
import {
  Button,
  callApi,
  Card,
  type CompareRow,
  CompareTable,
  displayedZone,
  formatDate,
  formatNumber,
  Notice,
  routeKey,
  type Side,
  useShortcuts,
} from '#ui/index';
import type { previewMergeContract } from '../contract/merges.ts';
import { ConfirmJoin } from './confirm-join.tsx';
import type { Done } from './joined.tsx';
import { namesIn, partLabel, partLines } from './values.ts';

type Preview = RouteOutput<typeof previewMergeContract>;
type Part = Preview['parts'][number];
type Choices = Readonly<Record<string, string>>;

/** Words for codes, from the records themselves. */
function useNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const queries = useQueries({
    queries: ids.map((id) => ({
      queryKey: routeKey(getCitizenContract, { params: { id } }),
      queryFn: () => callApi(getCitizenContract, { params: { id } }),
    })),
  });
  return namesIn(queries.flatMap(({ data }) => data ?? []));
}

const valueIn = (parts: readonly Part[], id: string, part: string, field: string): string | null => {
  const value = parts.find((one) => one.part === part)?.values[id]?.[field];
  return typeof value === 'string' ? value : null;
};
const nameIn = (parts: readonly Part[], id: string): string => {
  const name = valueIn(parts, id, 'name', 'name');
  return name === null ? '' : titleCaseName(name);
};
const birthIn = (parts: readonly Part[], id: string): string => {
  const birth = valueIn(parts, id, 'birthDate', 'birthDate');
  return birth === null ? 'sem data de nascimento' : formatDate(birth);
};
/** "64 anos e 7 meses"; of who died, as old as then. */
function ageIn(parts: readonly Part[], id: string): string {
  const death = parts.find(({ part }) => part === 'death')?.values[id];
  const person = { deceased: death?.['deceased'] === true, diedOn: valueIn(parts, id, 'death', 'diedOn') };
  return ageText(
    valueIn(parts, id, 'birthDate', 'birthDate'),
    ageDay(person, civilToday(new Date(), displayedZone())),
  );
}

/** What a record says in a part; of several lines (an address), those that the other does not say are marked. */
function Lines({
  part,
  id,
  other,
  names,
}: {
  part: Part;
  id: string;
  other: string;
  names: ReadonlyMap<string, string>;
}) {
  const lines = partLines(part.values[id] ?? {}, names);
  if (lines.length === 0) return <span className="text-3">não informado</span>;
  const said = partLines(part.values[other] ?? {}, names);
  const isMarked = (line: string) => lines.length > 1 && said.length > 0 && !said.includes(line);
  return (
    <span className="part-lines">
      {lines.map((line) => (
        <span key={line}>{isMarked(line) ? <mark>{line}</mark> : line}</span>
      ))}
    </span>
  );
}

function Moves({ moves, warnings }: Pick<Preview, 'moves' | 'warnings'>) {
  const going = moves.filter(({ fromOthers }) => fromOthers > 0);
  return (
    <Card title="O que passa para o principal">
      {warnings.length > 0 ? (
        <Notice tone="warning" title="Confira antes de unificar.">
          {warnings.join(' ')}
        </Notice>
      ) : null}
      {going.length === 0 ? (
        <p className="text-2">Nada além do cadastro: nenhum registro aponta para os outros.</p>
      ) : (
        <ul className="moves">
          {going.map(({ label, fromOthers, ofPrincipal }) => (
            <li key={label}>
              <span className="grow">{label}</span>
              <strong className="numeric">{formatNumber(fromOthers)}</strong>
              <span className="caption text-3">o principal tem {formatNumber(ofPrincipal)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="caption text-3">
        O histórico de alterações de cada um fica com ele. Pode ser desfeito até que algo novo chegue ao
        principal.
      </p>
    </Card>
  );
}

/** The other records, when there are several: which one stands at the right. */
function Others({
  others,
  shown,
  nameOf,
  onShow,
}: {
  others: readonly string[];
  shown: string;
  nameOf: (id: string) => string;
  onShow: (id: string) => void;
}) {
  if (others.length < 2) return null;
  return (
    <div className="row wrap gap-6" role="group" aria-label="Comparar o principal com">
      <span className="secondary text-2">Comparar o principal com</span>
      {others.map((id) => (
        <button
          key={id}
          type="button"
          className="chip"
          aria-pressed={id === shown}
          onClick={() => onShow(id)}
        >
          {nameOf(id)}
        </button>
      ))}
    </div>
  );
}

/** Which record is the fuller, and why; which one stays is chosen by who joins. */
function Suggested({
  id,
  why,
  principal,
  nameOf,
}: {
  id: string;
  why: string;
  principal: string;
  nameOf: (id: string) => string;
}) {
  return (
    <strong className="compare-suggested">
      {id === principal
        ? `O principal é o cadastro mais completo: ${why}.`
        : `O cadastro mais completo é outro, o de ${nameOf(id)}: ${why}. Troque o principal, se for o caso.`}
    </strong>
  );
}

/** Side by side, part by part; what is chosen here goes with the joining. */
export function Compare({
  preview,
  principal,
  others,
  onSwap,
  onDone,
}: {
  preview: Preview;
  principal: string;
  others: readonly string[];
  onSwap: (principal: string) => void;
  onDone: (done: Done) => void;
}) {
  const [choices, setChoices] = useState<Choices>({});
  const [shown, setShown] = useState(others[0] ?? '');
  const [all, setAll] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const names = useNames([principal, ...others]);
  useShortcuts([{ keys: 'Ctrl Enter', label: 'Unificar cadastros', run: () => setConfirming(true) }]);
  const { parts, moves, warnings, versions, suggested } = preview;
  const nameOf = (id: string) => nameIn(parts, id);
  const fromOf = (part: Part) => choices[part.part] ?? part.from;
  const sideOf = (part: Part): Side | undefined =>
    fromOf(part) === principal ? 'left' : fromOf(part) === shown ? 'right' : undefined;
  const rows: CompareRow[] = parts
    .filter(({ same }) => all || !same)
    .map((part) => ({
      key: part.part,
      label: partLabel(part.part),
      left: <Lines part={part} id={principal} other={shown} names={names} />,
      right: <Lines part={part} id={shown} other={principal} names={names} />,
      same: JSON.stringify(part.values[principal]) === JSON.stringify(part.values[shown]),
    }));
  const picked = Object.fromEntries(
    parts.flatMap((part) => {
      const side = sideOf(part);
      return side ? [[part.part, side] as const] : [];
    }),
  );
  return (
    <>
      <div className="row wrap">
        <p className="compare-intro text-2">
          No que é diferente, escolha o que fica. O principal já vem escolhido no que ele diz, e o que ele não
          diz vem do outro.
          {suggested?.why ? <Suggested {...suggested} principal={principal} nameOf={nameOf} /> : null}
        </p>
        <Button size="small" onClick={() => onSwap(shown)}>
          Trocar o principal
        </Button>
        <Button size="small" onClick={() => setAll(!all)} aria-pressed={all}>
          {all ? 'Só o que é diferente' : 'Mostrar também o que é igual'}
        </Button>
      </div>
      <Others others={others} shown={shown} nameOf={nameOf} onShow={setShown} />
      <div className="compare-columns">
        <div className="card">
          <CompareTable
            label="Comparação dos cadastros"
            titles={{
              left: `Principal: ${nameOf(principal)}\n${birthIn(parts, principal)}`,
              right: `Outro: ${nameOf(shown)}\n${birthIn(parts, shown)}`,
            }}
            rows={rows}
            choosing={{
              picked,
              onPick: (key, side) => setChoices({ ...choices, [key]: side === 'left' ? principal : shown }),
            }}
          />
        </div>
        <div className="column gap-12">
          <Moves moves={moves} warnings={warnings} />
          <Button look="primary" wide keys="Ctrl Enter" onClick={() => setConfirming(true)}>
            Unificar cadastros
          </Button>
        </div>
      </div>
      {confirming ? (
        <ConfirmJoin
          request={{ principalId: principal, otherIds: [...others], choices: { ...choices }, versions }}
          people={[principal, ...others].map((id) => ({
            id,
            name: nameOf(id),
            born: [birthIn(parts, id), ageIn(parts, id)].filter(Boolean).join(', '),
          }))}
          preview={preview}
          result={(part) => {
            const found = parts.find((one) => one.part === part);
            return found ? partLines(found.values[fromOf(found)] ?? {}, names) : [];
          }}
          onDone={onDone}
          onClose={() => setConfirming(false)}
        />
      ) : null}
    </>
  );
}
