import type { RouteOutput } from '#platform/contract/route';
import {
  type CompareRow,
  CompareTable,
  Dialog,
  ErrorState,
  Facts,
  Notice,
  Skeleton,
  StatusMark,
  TurnButtons,
  useRoute,
} from '#ui/index';
import { getCitizenImportRowContract, type ImportedField } from '../contract.ts';
import { describe, PersonIdentification, useNamesOf } from '#modules/citizens/web/parts';
import { AGREES, labelOfField, whatChoiceDoes } from './choice-words.ts';
import {
  type ImportedRow,
  nameOfRow,
  NOT_SHOWN,
  ON_CONFLICT,
  OUTCOMES,
  placeInFile,
} from './import-words.ts';
import { OpenCitizen } from './open-citizen.tsx';

type Compared = RouteOutput<typeof getCitizenImportRowContract>;

/** What asks for a choice stands first; the rest in the order of the form. */
const contradictedFirst = (fields: readonly ImportedField[]): ImportedField[] => {
  const asks = ({ effect }: ImportedField) => effect === 'changes' || effect === 'erases';
  return [...fields.filter(asks), ...fields.filter((field) => !asks(field))];
};

/** What the file says beside the registration; of somebody who has none, what the file says. */
function Values({ row }: { row: Compared }) {
  const { fields, citizen, appliedAt } = row;
  const names = useNamesOf(
    fields.map(({ path, base, file }) => ({ field: path, before: base, after: file })),
  );
  const words = ({ path }: ImportedField, value: unknown) => describe(path, value, names);
  const ofBase = (field: ImportedField) =>
    field.agrees === undefined ? words(field, field.base) : AGREES[field.agrees ? 'same' : 'other'];
  if (!citizen) {
    return (
      <Facts
        facts={fields.map((field) => ({ label: labelOfField(field), value: words(field, field.file) }))}
      />
    );
  }
  const rows = contradictedFirst(fields).map((field): CompareRow => {
    const [left, right] = [ofBase(field), words(field, field.file)];
    // What is only completed or added contradicts nothing.
    const same = field.agrees ?? (left === right || field.effect === 'fills' || field.effect === 'adds');
    return { key: `${field.path}-${field.effect}`, label: labelOfField(field), left, right, same };
  });
  return (
    <CompareTable
      label="A base e o arquivo"
      titles={{ left: appliedAt ? 'Na base, antes' : 'Na base', right: 'No arquivo' }}
      rows={rows}
    />
  );
}

/** What each choice does to this registration; after the import, what the one chosen did. */
function Choices({ row: { fields, onConflict } }: { row: Compared }) {
  const choices = ON_CONFLICT.filter(({ value }) => onConflict === null || value === onConflict);
  return (
    <section>
      <h3>{onConflict === null ? 'O que cada escolha faz com este cadastro' : 'O que foi escolhido'}</h3>
      <dl className="import-choices">
        {choices.map(({ value, label }) => (
          <div key={value}>
            <dt>{label}</dt>
            <dd>{whatChoiceDoes(fields, value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Content({ row, before }: { row: Compared; before: ImportedRow }) {
  const { outcome, reasons, citizen, citizenId, fields, number, entry, appliedAt, notShown } = row;
  const asks = outcome === 'fills' || outcome === 'differs';
  const told = asks
    ? reasons.filter(({ path }) => fields.some((one) => one.effect === 'withheld' && one.path === path))
    : reasons;
  return (
    <div className="column gap-16">
      <div className="row wrap gap-12">
        <StatusMark shape={OUTCOMES[outcome].shape}>{OUTCOMES[outcome].one}</StatusMark>
        <span className="caption text-3 import-entry">{placeInFile({ number, entry })}</span>
      </div>
      {outcome === before.outcome ? null : (
        <Notice>A base mudou depois da conferência. O que aparece aqui é de agora.</Notice>
      )}
      {told.map(({ path, message }) => (
        <Notice key={path + message} tone="warning">
          {message}
        </Notice>
      ))}
      {citizen ? (
        <section>
          <h3>Cadastro na base</h3>
          <div className="row wrap between gap-12">
            <PersonIdentification person={citizen} />
            <OpenCitizen id={citizen.id} />
          </div>
        </section>
      ) : null}
      {citizen === null && citizenId !== null ? <OpenCitizen id={citizenId} /> : null}
      {asks && citizen ? <Choices row={row} /> : null}
      {notShown ? <Notice>{NOT_SHOWN[notShown]}</Notice> : null}
      {outcome === 'same' && citizen ? <p>A base já diz o mesmo que o arquivo. Nada muda.</p> : null}
      {fields.length > 0 ? <Values row={row} /> : null}
      {outcome === 'doubt' && citizen ? (
        <p className="text-2">
          Como pode ser outra pessoa, do cadastro aparece só o que a identifica; do resto, se é igual ou não.
        </p>
      ) : null}
      {outcome === 'new' && citizenId === null && appliedAt === null && !notShown ? (
        <p className="text-2">Ninguém na base tem este cadastro: entra como está no arquivo.</p>
      ) : null}
      {outcome === 'doubt' ? (
        <p className="text-2">
          Não entra, qualquer que seja a escolha. Se for a mesma pessoa, corrija o arquivo e envie-o de novo,
          ou peça a quem cadastra que acerte o cadastro.
        </p>
      ) : null}
    </div>
  );
}

/** One record of the file, at the side of the list, with the way to the one before and the one after. */
export function RowPanel({
  row,
  rows,
  onOpen,
  onClose,
}: {
  row: ImportedRow;
  /** Those of the page that can be opened. */
  rows: readonly ImportedRow[];
  onOpen: (row: ImportedRow) => void;
  onClose: () => void;
}) {
  const { data, isError, error, refetch } = useRoute(getCitizenImportRowContract, { params: { id: row.id } });
  const compared = data?.id === row.id ? data : undefined;
  return (
    <Dialog title={nameOfRow(row, null)} side width={760} onClose={onClose}>
      <TurnButtons rows={rows} opened={row.id} onOpen={onOpen} />
      {compared ? <Content row={compared} before={row} /> : null}
      {!compared && isError ? (
        <ErrorState what="o registro" error={error} onRetry={() => void refetch()} />
      ) : null}
      {compared || isError ? null : <Skeleton rows={8} label="Abrindo o registro" />}
    </Dialog>
  );
}
