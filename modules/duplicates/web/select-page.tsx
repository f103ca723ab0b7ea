import { IconSearch, IconZoomIn } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { titleCaseName } from '@pec-aberto/brazil';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { findCities } from '#modules/citizens/web/index';
import { searchCitizensContract } from '#modules/citizens/contract';
import {
  Button,
  callApi,
  type Column,
  DataTable,
  DateField,
  EmptyState,
  Form,
  formatNumber,
  IconButton,
  NOT_PICKED,
  Page as Frame,
  type Picked,
  routeKey,
  SearchField,
  SubmitButton,
  TextField,
} from '#ui/index';
import { PersonLines } from './person-lines.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { select, useSelected } from './selected.ts';
import { SelectedPanel } from './selected-panel.tsx';
import { UnificationTabs } from './tabs.tsx';
import './duplicates.css';

type Found = RouteOutput<typeof searchCitizensContract>['rows'][number];
type Asked = { text: string; birthDate: string; motherName: string; birthMunicipality: Picked };
type Body = NonNullable<Parameters<typeof callApi<typeof searchCitizensContract>>[1]>['body'];

const NOTHING: Asked = { text: '', birthDate: '', motherName: '', birthMunicipality: NOT_PICKED };
/** Beyond these the search is to be narrowed. */
const SHOWN = 50;

function bodyOf(asked: Asked): Body | null {
  const told = {
    text: asked.text.trim(),
    birthDate: asked.birthDate,
    motherName: asked.motherName.trim(),
    birthMunicipalityIbge: asked.birthMunicipality.value,
  };
  const entries = Object.entries(told).filter(([, value]) => value !== '');
  return entries.length > 0 ? { ...Object.fromEntries(entries), limit: SHOWN } : null;
}

function SearchFields({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const [cleared, setCleared] = useState(0);
  return (
    <div className="card pair-search">
      <Form<Asked> key={cleared} label="Busca de cadastros" defaults={NOTHING} onSubmit={onAsk}>
        <div className="pair-search-fields">
          <TextField name="text" label="Nome/CNS/CPF do cidadão" maxLength={200} autoComplete="off" />
          <DateField name="birthDate" label="Data de nascimento" past />
          <TextField name="motherName" label="Nome da mãe" maxLength={200} autoComplete="off" />
          <SearchField
            name="birthMunicipality"
            label="Município de nascimento"
            placeholder="Todos"
            source="citizens.municipalities"
            find={findCities}
            none={(typed) => `Nenhum município com “${typed}”.`}
          />
        </div>
        <div className="row wrap">
          <span className="caption text-3 grow">
            A seleção é mantida ao fazer outra busca. Cadastros inativos também aparecem.
          </span>
          <Button look="text" size="small" onClick={() => setCleared(cleared + 1)}>
            Limpar filtros
          </Button>
          <SubmitButton>Buscar cidadão</SubmitButton>
        </div>
      </Form>
    </div>
  );
}

const columns = (onSee: (id: string) => void): readonly Column<Found>[] => [
  {
    key: 'person',
    title: 'Cidadão',
    cell: (row) => (
      <PersonLines
        person={row}
        tags={
          <>
            {row.suspected ? <span className="tag warning">Possível duplicado</span> : null}
            {row.deceased ? <span className="tag">Óbito</span> : null}
            {row.unified ? <span className="tag info">Unificado</span> : null}
          </>
        }
      />
    ),
  },
  { key: 'team', title: 'Equipe', width: '130px', cell: ({ team }) => team ?? 'sem equipe' },
  {
    key: 'see',
    title: 'Cadastro',
    width: '80px',
    cell: ({ id, name }) => (
      <IconButton
        icon={IconZoomIn}
        label={`Ver o cadastro de ${titleCaseName(name)}`}
        onClick={() => onSee(id)}
      />
    ),
  },
];

function Results({ body, onSee }: { body: Body; onSee: (id: string) => void }) {
  const { people } = useSelected();
  const query = useQuery({
    queryKey: routeKey(searchCitizensContract, body),
    queryFn: ({ signal }) => callApi(searchCitizensContract, { body }, { signal }),
    placeholderData: keepPreviousData,
    // Names and numbers of people: gone soon after the page.
    gcTime: 60_000,
  });
  const rows = query.data?.rows ?? [];
  const total = query.data?.total;
  return (
    <div className="column gap-6">
      <DataTable
        label="os cadastros encontrados"
        columns={columns(onSee)}
        list={{ query, hasPrevious: false, previous: () => undefined, next: null }}
        rowKey={({ id }) => id}
        rowName={({ name }) => titleCaseName(name)}
        selection={{ keys: new Set(people.map(({ id }) => id)), onChange: (keys) => select(keys, rows) }}
        empty={
          <EmptyState icon={IconSearch} title="Nenhum cadastro encontrado">
            Confira a grafia ou busque só pela data de nascimento.
          </EmptyState>
        }
      />
      {total && (total.capped || total.count > SHOWN) ? (
        <p className="caption text-3">
          Mostrados os {formatNumber(SHOWN)} primeiros. Inclua a data de nascimento ou o nome da mãe.
        </p>
      ) : null}
    </div>
  );
}

/** Search and select the cadastros of one person: selection survives new searches. */
export function Page() {
  const [asked, setAsked] = useState<Asked>(NOTHING);
  const [seen, setSeen] = useState<string | null>(null);
  const body = bodyOf(asked);
  return (
    <Frame title="Unificação de cadastros" tab="Buscar e selecionar – Unificação de cadastros">
      <UnificationTabs current="Buscar e selecionar" />
      <SearchFields onAsk={setAsked} />
      <div className="pair-columns">
        {body ? (
          <Results body={body} onSee={setSeen} />
        ) : (
          <div className="card">
            <EmptyState icon={IconSearch} title="Busque os cadastros da mesma pessoa">
              Pelo nome completo, pelo CPF ou CNS, ou só pelo nascimento, que mostra os duplicados primeiro.
            </EmptyState>
          </div>
        )}
        <SelectedPanel onSee={setSeen} />
      </div>
      {seen ? <RecordDialog id={seen} onClose={() => setSeen(null)} /> : null}
    </Frame>
  );
}
