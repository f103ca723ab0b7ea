import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, Card, formatDate, IconButton } from '#ui/index';
import { documentKinds, labelOf } from '../../contract/codes.ts';
import { documentNumber } from '../describe.ts';
import type { CitizenView } from '../form/values.ts';
import { AddDocumentDialog, RemoveDocumentDialog } from './block-dialogs.tsx';
import { useRights } from './rights.ts';

type Document = CitizenView['documents'][number];

/** "SSP/SC, 12/03/1999", and when it was taken off. */
function noteOf({ details, principal, removedAt }: Document): string {
  const { issuer, uf, issuedOn } = details;
  const from = [issuer, uf].filter(Boolean).join('/');
  return [
    from,
    issuedOn && formatDate(issuedOn),
    principal && 'principal',
    removedAt && `retirado em ${formatDate(removedAt)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Every number that the person has or had. */
export function DocumentsCard({ citizen }: { citizen: CitizenView }) {
  const { edit } = useRights();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Document | null>(null);
  const { documents } = citizen;
  return (
    <Card
      title="Documentos"
      action={
        edit ? (
          <Button look="text" size="small" onClick={() => setAdding(true)}>
            Adicionar documento
          </Button>
        ) : null
      }
    >
      {documents.length === 0 ? <p className="secondary text-3">Nenhum documento.</p> : null}
      <ul className="citizen-list">
        {documents.map((document) => (
          <li key={document.id} className={document.removedAt ? 'off' : undefined}>
            <span className="grow">
              {labelOf(documentKinds, document.kind)}{' '}
              <strong className="numeric nowrap">{documentNumber(document.kind, document.number)}</strong>{' '}
              <span className="caption text-3">{noteOf(document)}</span>
            </span>
            {edit && !document.removedAt ? (
              <IconButton
                icon={IconTrash}
                size="small"
                label={`Retirar ${labelOf(documentKinds, document.kind)} ${documentNumber(document.kind, document.number)}`}
                onClick={() => setRemoving(document)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <AddDocumentDialog citizen={citizen} onClose={() => setAdding(false)} /> : null}
      {removing ? (
        <RemoveDocumentDialog citizenId={citizen.id} document={removing} onClose={() => setRemoving(null)} />
      ) : null}
    </Card>
  );
}
