import { sentenceCase, titleCaseName } from '@pec-aberto/brazil';
import { formatDate } from '#ui/index';
import type { KeptContact } from '../../contract/observation.ts';
import { contactLines } from '../../contract/tell-observation.ts';
import { useVisit } from '../visit.ts';
import '../chart/chart.css';

/** "21/11, 14:20", of the day of the visit the hour alone. */
function useWhen() {
  const { day: today } = useVisit().encounter;
  return ({ day, time }: KeptContact): string =>
    day === today ? time : `${formatDate(day).slice(0, 5)}, ${time}`;
}

/** The newest plan of care, and those before it. */
export function Plans({ contacts }: { contacts: readonly KeptContact[] }) {
  const when = useWhen();
  const plans = contacts.filter(({ content }) => content.plan);
  const [newest, ...before] = plans;
  if (!newest) return null;
  const by = (one: KeptContact) => `${when(one)} · ${titleCaseName(one.professional)}`;
  return (
    <section className="card observation-plan" aria-label="Plano de cuidado">
      <h2>Plano de cuidado</h2>
      <p className="chart-prose">{newest.content.plan}</p>
      <p className="caption text-3">{by(newest)}</p>
      {before.length > 0 ? (
        <details>
          <summary>{before.length === 1 ? 'Plano anterior' : `${before.length} planos anteriores`}</summary>
          <ul className="column gap-8">
            {before.map((one) => (
              <li key={one.id}>
                <p className="chart-prose">{one.content.plan}</p>
                <p className="caption text-3">{by(one)}</p>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function Contact({ contact }: { contact: KeptContact }) {
  const when = useWhen();
  const { professional, cbo, content, names } = contact;
  const lines = contactLines(content, names);
  return (
    <li className="card observation-contact">
      <div className="row wrap gap-6">
        <strong className="numeric">{when(contact)}</strong>
        <span>{titleCaseName(professional)}</span>
        <span className="caption text-3">{sentenceCase(cbo)}</span>
      </div>
      {lines.length > 0 ? (
        <dl className="chart-told">
          {lines.map(({ label, value }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {content.text ? <p className="chart-prose">{content.text}</p> : null}
    </li>
  );
}

/** All that was registered of this observation, the newest first. */
export function Contacts({ contacts }: { contacts: readonly KeptContact[] }) {
  return (
    <section aria-label="Contatos">
      <h2>Contatos</h2>
      <ul className="column gap-8">
        {contacts.map((contact) => (
          <Contact key={contact.id} contact={contact} />
        ))}
      </ul>
    </section>
  );
}
