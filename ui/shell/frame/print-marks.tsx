import { useSyncExternalStore } from 'react';
import { formatDateTime } from '../../kit/format.ts';
import { markOf } from '../../kit/training.tsx';
import { useAccess, useSession } from '../../client/session.tsx';

let printedAt = new Date();
/** The moment of the print: read again just before the browser lays the paper out. */
function onPrint(changed: () => void): () => void {
  const print = () => {
    printedAt = new Date();
    changed();
  };
  window.addEventListener('beforeprint', print);
  return () => window.removeEventListener('beforeprint', print);
}

/** Head of the paper: whose document it is. Seen only in print. */
export function PrintHead() {
  const { name, purpose } = useSession().session.installation;
  const mark = markOf(purpose);
  const { municipality, unit } = useAccess();
  const place = municipality ? `${municipality.name} – ${municipality.uf}` : null;
  return (
    <div className="print-head">
      <strong>{unit?.name ?? name ?? 'PEC Aberto'}</strong>
      <span>
        {[place && `Município de ${place}`, unit && `CNES ${unit.cnes}`].filter(Boolean).join(' · ')}
      </span>
      {mark ? <p className="print-mark">{mark.paper}</p> : null}
    </div>
  );
}

/** Foot of the paper: when and by whom it was printed. The browser adds the page numbers. */
export function PrintFoot() {
  const at = useSyncExternalStore(onPrint, () => printedAt);
  const name = useSession().session.user?.name ?? '';
  const [date, time] = formatDateTime(at).split(' ');
  return (
    <p className="print-foot">
      Impresso em {date} às {time} por {name}
    </p>
  );
}
