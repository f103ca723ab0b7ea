import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { Button } from './button.tsx';
import { formatCount, formatTime } from './format.ts';
import { Icon } from './icon.tsx';
import type { PagedList } from '../client/query.ts';
import { ROW_CHOICES, showRows, useRowsShown } from '../client/rows-shown.ts';

/** Rows of a page, as the person likes them in every list. */
function RowsShown() {
  const id = useId();
  const rows = useRowsShown();
  return (
    <span className="row gap-4 rows-shown">
      <label htmlFor={id}>Mostrar</label>
      <select id={id} value={rows} onChange={(event) => showRows(Number(event.target.value))}>
        {ROW_CHOICES.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </span>
  );
}

/** Foot of a list: how many, of when they are, how many are shown, the pages before and after. */
export function TablePager<R>({ list }: { list: PagedList<R> }) {
  const { data, dataUpdatedAt } = list.query;
  const several = list.hasPrevious || list.next !== null;
  return (
    <nav className="pager" aria-label="Páginas">
      <span className="grow numeric">
        <span role="status">{data ? formatCount(data.total, 'resultado', 'resultados') : ''}</span>
        {dataUpdatedAt > 0 ? ` · atualizado às ${formatTime(new Date(dataUpdatedAt))}` : ''}
      </span>
      {several || (data?.rows.length ?? 0) > (ROW_CHOICES[0] ?? 0) ? <RowsShown /> : null}
      {list.hasPrevious ? (
        <Button size="small" look="quiet" icon={IconChevronLeft} onClick={list.previous}>
          Anterior
        </Button>
      ) : null}
      {list.next ? (
        <Button size="small" look="quiet" onClick={list.next}>
          Próxima
          <Icon of={IconChevronRight} />
        </Button>
      ) : null}
    </nav>
  );
}
