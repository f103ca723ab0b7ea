import { formatDateTime } from '#ui/index';
import type { Contact } from '../../contract.ts';

/** What tells a visit apart: food markers were asked; it was registered after its day, and when. */
export function ContactTags({ contact: { lateAt, foodMarkers } }: { contact: Contact }) {
  return (
    <>
      {foodMarkers ? <span className="tag">Marcadores de consumo alimentar</span> : null}
      {lateAt ? <span className="tag">Registro tardio, em {formatDateTime(lateAt)}</span> : null}
    </>
  );
}
