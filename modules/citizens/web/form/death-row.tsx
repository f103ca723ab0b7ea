import { Button } from '#ui/index';
import { deathText } from '../death-text.ts';
import type { CitizenView } from './values.ts';

/** "Cidadão faleceu": an act of its own, done at once, for it ends the link with the team. */
export function DeathRow({ record, onOpen }: { record: CitizenView; onOpen: () => void }) {
  const { deceased, deathCertificate } = record;
  const said = [deathText(record), deathCertificate && `declaração ${deathCertificate}`];
  return (
    <div className="row wrap">
      {deceased ? <span className="tag danger">{said.filter(Boolean).join(', ')}</span> : null}
      <Button look="text" size="small" onClick={onOpen}>
        {deceased ? 'Desfazer óbito' : 'Cidadão faleceu: registrar óbito'}
      </Button>
    </div>
  );
}
