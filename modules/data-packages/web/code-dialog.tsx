import { sentenceCase } from '@pec-aberto/brazil';
import { Dialog, ErrorState, Facts, formatNumber, Notice, Skeleton, useRoute } from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { refusalsOf } from '../contract/admits.ts';
import { CODE_SYSTEMS, type CodeSystem, findCodeContract } from '../contract/codes.ts';
import type { AskedCodes } from './code-form.tsx';
import { limitsText, reasonsText } from './code-words.ts';

type Code = RouteOutput<typeof findCodeContract>;
type Named = { code: string; name: string };

function Names({ title, names }: { title: string; names: readonly Named[] }) {
  return (
    <details>
      <summary>
        {title} ({formatNumber(names.length)})
      </summary>
      <ul className="code-names">
        {names.map(({ code, name }) => (
          <li key={code}>
            <span className="mono">{code}</span> {sentenceCase(name)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Whole({ code, use }: { code: Code; use: AskedCodes }) {
  const cbos = code.cbos?.map((one) => one.code) ?? null;
  const why = refusalsOf({ ...code, cbos }, { ...use, on: use.on ?? '' });
  const facts = [
    { label: 'Tabela', value: CODE_SYSTEMS[code.system] },
    { label: 'Código', value: <span className="mono">{code.code}</span> },
    { label: 'Para quem', value: limitsText(code) || 'todos' },
    ...code.facts,
  ];
  return (
    <div className="column gap-16">
      {code.leftWith === null ? null : (
        <Notice tone="warning">
          Saiu da tabela na versão {code.leftWith}: é lido onde já foi usado e não é mais oferecido.
        </Notice>
      )}
      {why.length > 0 ? <Notice tone="warning">Para o que foi procurado, {reasonsText(why)}.</Notice> : null}
      <Facts facts={facts} />
      {code.cbos ? <Names title="Ocupações que podem usar" names={code.cbos} /> : null}
      {code.cids ? <Names title="Problemas da CID-10" names={code.cids} /> : null}
    </div>
  );
}

/** A code with all that its table says of it, and whether it fits what was asked. */
export function CodeDialog({
  system,
  code,
  name,
  use,
  onClose,
}: Named & { system: CodeSystem; use: AskedCodes; onClose: () => void }) {
  const { data, isError, error, refetch } = useRoute(findCodeContract, { params: { system, code } });
  return (
    <Dialog title={sentenceCase(name)} side width={480} onClose={onClose}>
      {data ? <Whole code={data} use={use} /> : null}
      {!data && isError ? <ErrorState what="o código" error={error} onRetry={() => void refetch()} /> : null}
      {data || isError ? null : <Skeleton rows={4} />}
    </Dialog>
  );
}
