import { Button, formatDate } from '#platform/ui/index';
import type { CitizenView } from './values.ts';

/** "Cidadão faleceu" (§2.4): an act of its own, done at once, for it ends the link with the team. */
export function DeathRow({
  record: { deceased, diedOn, deathCertificate },
  onOpen,
}: {
  record: CitizenView;
  onOpen: () => void;
}) {
  const said = [
    diedOn ? `Falecido em ${formatDate(diedOn)}` : 'Falecido',
    deathCertificate && `declaração ${deathCertificate}`,
  ];
  return (
    <div className="row wrap">
      {deceased ? <span className="tag danger">{said.filter(Boolean).join(', ')}</span> : null}
      <Button look="text" size="small" onClick={onOpen}>
        {deceased ? 'Desfazer óbito' : 'Cidadão faleceu: registrar óbito'}
      </Button>
    </div>
  );
}
