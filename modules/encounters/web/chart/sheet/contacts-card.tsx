import { titleCasePlace } from '@pec-aberto/brazil';
import { Card, formatDate } from '#ui/index';
import type { Contact } from '../../../contract.ts';
import { RESOURCES } from '../../../contract/parts.ts';
import { kindLabel } from '../../../contract/words.ts';
import { ContactTags } from '../contact-tags.tsx';
import { codeText, whoText } from '../names.ts';
import { CardLink } from './card-link.tsx';
import type { CardOf } from './card-of.ts';

/** Of a received ficha nobody is told: where it came from. */
const byWhom = (contact: Contact): string => whoText(contact) || titleCasePlace(contact.unit ?? '');

/** "Últimos contatos". */
export function ContactsCard({ chart: { at }, sheet: { contacts } }: CardOf) {
  return (
    <Card
      title="Últimos contatos"
      action={
        <CardLink to={`${at}/historico`} needs={RESOURCES.history}>
          Histórico
        </CardLink>
      }
    >
      {contacts.length === 0 ? <p className="text-2">Nenhum atendimento registrado.</p> : null}
      <ul className="chart-rows">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <span className="caption text-2 nowrap">{formatDate(contact.day)}</span>
            <span className="column">
              <span className="row wrap gap-6">
                <strong>{kindLabel(contact)}</strong>
                <ContactTags contact={contact} />
              </span>
              <span className="caption text-2">{byWhom(contact)}</span>
              <span className="text-2">{contact.about.map(codeText).join(', ')}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
