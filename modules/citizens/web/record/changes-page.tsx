import { titleCaseName } from '@pec-aberto/brazil';
import { IconHistory } from '@tabler/icons-react';
import type { RouteOutput } from '#platform/contract/route';
import { type Column, DataTable, EmptyState, formatRecent, TwoLines, usePagedRoute } from '#ui/index';
import { type FieldDefinition, fieldsWhere } from '#platform/contract/form/field';
import { RECORD } from '../../contract/definition/registration.ts';
import { labelOf, origins } from '../../contract/codes.ts';
import { fieldLabel, labelledBlocks } from '../../contract/labels.ts';
import { listRevisionsContract } from '../../contract/registration.ts';
import { authorName, describe } from '../describe.ts';
import type { CitizenView } from '../form/values.ts';
import { CitizenFrame } from './frame.tsx';
import { useNamesOf } from './names-of.ts';

type Revision = RouteOutput<typeof listRevisionsContract>['rows'][number];
type Names = ReadonlyMap<string, string>;

/** Ids that nobody has a name for any more: the person or the team was deleted. */
const IDS = new Set<string>(fieldsWhere(RECORD, ({ kind }: FieldDefinition) => kind === 'id'));

function said(field: string, value: unknown, names: Names): string {
  const text = describe(field, value, names);
  if (text === '') return 'em branco';
  return IDS.has(field) && text === value ? 'cadastro excluído' : text;
}

const ORDER = new Map(labelledBlocks.flatMap(({ fields }) => fields).map(([field], place) => [field, place]));
const placeOf = ({ field }: { field: string }) => ORDER.get(field) ?? ORDER.size;
/** As the form has them. */
const inOrder = (changes: Revision['changes']) =>
  // The day of a ficha tells which one; its number tells nobody anything.
  changes.filter(({ field }) => field !== 'fciUuid').toSorted((a, b) => placeOf(a) - placeOf(b));
const isBlank = (value: unknown) => value === null || value === '';

function Changes({ revision, names }: { revision: Revision; names: Names }) {
  const { version, changes, reason } = revision;
  const list = (
    <dl className="citizen-changes">
      {inOrder(changes).map(({ field, before, after }) => (
        <div key={field}>
          <dt>{fieldLabel(field)}</dt>
          <dd>
            {version === 1 ? null : (
              <>
                {isBlank(before) ? (
                  <span className="text-3">em branco</span>
                ) : (
                  <del>{said(field, before, names)}</del>
                )}{' '}
                <span aria-hidden>→</span> <span className="visually-hidden">passou a</span>
              </>
            )}
            <ins>{said(field, after, names)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      {reason ? <p className="caption text-2">Motivo: {reason}</p> : null}
      {version === 1 ? (
        <details>
          <summary>Cadastro criado</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </>
  );
}

/** Teams as they are written; people in the case of names. */
const namesIn = (revisions: readonly Revision[]): [string, string][] =>
  revisions.flatMap((revision) =>
    revision.names.map(({ id, name, of }): [string, string] => [
      id,
      of === 'team' ? name : titleCaseName(name),
    ]),
  );

function History({ citizen: { id } }: { citizen: CitizenView }) {
  const list = usePagedRoute(listRevisionsContract, { params: { id } });
  const rows = list.query.data?.rows ?? [];
  const coded = useNamesOf(rows.flatMap(({ changes }) => changes));
  const names = new Map([...coded, ...namesIn(rows)]);
  const columns: readonly Column<Revision>[] = [
    {
      key: 'at',
      title: 'Quando e quem',
      width: '230px',
      cell: ({ at, author }) => <TwoLines first={formatRecent(at)} second={authorName(author)} />,
    },
    { key: 'origin', title: 'Origem', width: '160px', cell: ({ origin }) => labelOf(origins, origin) },
    {
      key: 'changes',
      title: 'O que mudou',
      cell: (revision) => (
        <>
          {revision.joined === null ? null : (
            <p className="caption text-2">
              No cadastro unificado a este: {describe('name', revision.joined)}
            </p>
          )}
          <Changes revision={revision} names={names} />
        </>
      ),
    },
  ];
  return (
    <DataTable
      label="as alterações"
      columns={columns}
      list={list}
      rowKey={({ at, version, joined }) => `${at} ${version} ${joined ?? ''}`}
      empty={<EmptyState icon={IconHistory} title="Nenhuma alteração registrada" />}
    />
  );
}

/** "Alterações": what changed in the record, when, by whom and from where. */
export function Page() {
  return <CitizenFrame tab="Alterações">{(citizen) => <History citizen={citizen} />}</CitizenFrame>;
}
