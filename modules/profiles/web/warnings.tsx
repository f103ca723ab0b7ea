import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { useState } from 'react';
import { Dialog, ErrorState, formatDateTime, Notice, Skeleton, useRoute } from '#ui/index';
import { listHolders } from '../contract.ts';
import { becomeRedundant, clashes, type Companion, mixes } from './effect.ts';
import { plural } from './kinds.ts';
import type { Resource } from './tree-model.ts';
import type { Editing, Meanwhile } from './use-editing.ts';

/** Who holds the profile; with another, who holds both in one access. */
function HoldersDialog({
  id,
  name,
  companion,
  onClose,
}: {
  id: string;
  name: string;
  companion?: Companion;
  onClose: () => void;
}) {
  const title = companion ? `Quem tem ${name} e ${companion.name}` : `Quem tem ${name}`;
  const query = companion ? { companionId: companion.id } : {};
  const { data, isError, error, refetch } = useRoute(listHolders, { params: { id }, query });
  return (
    <Dialog title={title} onClose={onClose}>
      {isError && !data ? (
        <ErrorState what="as pessoas" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={4} /> : null}
      {data ? (
        <ul className="holders">
          {data.rows.map((row) => (
            <li key={`${row.professionalId} ${row.place}`}>
              <b>{titleCaseName(row.name)}</b>
              <span className="caption text-3">{titleCasePlace(row.place)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {data?.rows.length === 0 ? <p className="text-2">Ninguém da sua unidade.</p> : null}
      {data?.rows.length === 100 ? (
        <p className="caption text-3">São mostradas as 100 primeiras pessoas.</p>
      ) : null}
    </Dialog>
  );
}

/** "Ver quem": opens the list of people in place. */
export function SeeWho(props: { id: string; name: string; companion?: Companion }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        Ver quem
      </button>
      {open ? <HoldersDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const first = (resources: readonly Resource[]): string => {
  const [one, ...more] = resources;
  if (!one) return '';
  return more.length === 0 ? `“${one.label}”` : `“${one.label}” e mais ${more.length}`;
};

/** What the person should know before saving; none of it blocks. */
export function Warnings({ editing, resources }: { editing: Editing; resources: readonly Resource[] }) {
  const { base, before, held, changes, name } = editing;
  const redundant = becomeRedundant(before, held, base.companions);
  const mixture = mixes(before, held, resources);
  const across = clashes(changes, resources, base.companions);
  return (
    <>
      {redundant.map((companion) => (
        <Notice key={companion.id} tone="warning">
          {plural(companion.accesses, 'acesso já tem', 'acessos já têm')} o perfil <b>{companion.name}</b>.
          Depois de salvar, ele fica repetido. <SeeWho id={base.id} name={name} companion={companion} />
        </Notice>
      ))}
      {mixture ? (
        <Notice tone="warning">
          O perfil passa a misturar coordenação ({first(mixture.coordination)}) e atendimento (
          {first(mixture.care)}). O recomendado é um perfil para cada função.
        </Notice>
      ) : null}
      {mixture
        ? null
        : across.map((companion) => (
            <Notice key={companion.id} tone="warning">
              {plural(companion.accesses, 'acesso passa', 'acessos passam')} a misturar coordenação e
              atendimento, por ter também o perfil <b>{companion.name}</b>.{' '}
              <SeeWho id={base.id} name={name} companion={companion} />
            </Notice>
          ))}
    </>
  );
}

/** What another person saved while this one was editing; both are kept. */
export function MeanwhileNotice({ meanwhile }: { meanwhile: Meanwhile }) {
  const who = meanwhile.by ? titleCaseName(meanwhile.by) : 'Outra pessoa';
  const parts = [
    ...(meanwhile.added.length > 0
      ? [plural(meanwhile.added.length, 'recurso ativado', 'recursos ativados')]
      : []),
    ...(meanwhile.removed.length > 0
      ? [plural(meanwhile.removed.length, 'recurso removido', 'recursos removidos')]
      : []),
    ...(meanwhile.name ? [`novo nome “${meanwhile.name}”`] : []),
  ];
  return (
    <Notice tone="danger" title={`${who} gravou este perfil em ${formatDateTime(meanwhile.at)}.`}>
      {parts.length > 0 ? `Mudou: ${parts.join(', ')}. ` : ''}As suas alterações continuam aqui, sobre a
      versão dela. Confira a árvore e salve de novo.
    </Notice>
  );
}
