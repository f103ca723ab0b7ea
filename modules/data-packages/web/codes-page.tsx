import { sentenceCase } from '@pec-aberto/brazil';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  type Column,
  EmptyState,
  ErrorState,
  Notice,
  Page as Frame,
  SimpleTable,
  Skeleton,
  TwoLines,
  useRoute,
} from '#ui/index';
import { CODE_SYSTEMS, type CodeSystem, type FoundCode, searchCodesContract } from '../contract/codes.ts';
import { CodeDialog } from './code-dialog.tsx';
import { type AskedCodes, CodeForm } from './code-form.tsx';
import { limitsText, reasonsText } from './code-words.ts';

type Opened = { system: CodeSystem; code: string; name: string };

const MOST = 20;
const COLUMNS: ReadonlyArray<Column<FoundCode>> = [
  { key: 'code', title: 'Código', className: 'mono nowrap', cell: ({ code }) => code },
  {
    key: 'name',
    title: 'Nome',
    cell: (code) => <TwoLines first={sentenceCase(code.name)} second={limitsText(code)} />,
  },
  { key: 'system', title: 'Tabela', cell: ({ system }) => CODE_SYSTEMS[system] },
];

function Found({ asked, onOpen }: { asked: AskedCodes; onOpen: (code: Opened) => void }) {
  const { data, isError, error, refetch } = useRoute(searchCodesContract, { query: asked });
  if (!data && isError) return <ErrorState what="os códigos" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} />;
  const { codes, refused } = data;
  return (
    <div className="column gap-12">
      {refused ? (
        <Notice
          tone="warning"
          action={
            <Button size="small" onClick={() => onOpen(refused)}>
              Ver o código
            </Button>
          }
        >
          {refused.code} – {sentenceCase(refused.name)} não é oferecido: {reasonsText(refused.why)}.
        </Notice>
      ) : null}
      {codes.length === 0 ? (
        <EmptyState icon={IconListSearch} title="Nenhum código encontrado">
          Tente menos palavras, outra tabela ou menos filtros.
        </EmptyState>
      ) : (
        <div className="card">
          <SimpleTable
            label="Códigos encontrados"
            columns={COLUMNS}
            rows={codes}
            rowKey={({ system, code }) => `${system} ${code}`}
            main={(code) => (
              <Button size="small" aria-label={`Ver ${code.code}`} onClick={() => onOpen(code)}>
                Ver
              </Button>
            )}
          />
        </div>
      )}
      {codes.length === MOST ? (
        <p className="caption text-3">
          Só os {MOST} primeiros são mostrados. Escreva mais para chegar a outros.
        </p>
      ) : null}
    </div>
  );
}

/** "Consultar tabelas": any code of the national tables, by whom and for whom it may be used. */
export function Page() {
  const [asked, setAsked] = useState<AskedCodes | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  return (
    <Frame title="Consultar tabelas">
      <CodeForm onAsk={setAsked} />
      {asked ? <Found asked={asked} onOpen={setOpened} /> : null}
      {asked && opened ? <CodeDialog {...opened} use={asked} onClose={() => setOpened(null)} /> : null}
    </Frame>
  );
}
