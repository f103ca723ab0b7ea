import { dayText, sentenceCase, titleCaseName } from '@pec-aberto/brazil';
import type { KeptContact, ObservationContact } from './observation.ts';
import { measuredLines, procedureLines, type Section, staysText } from './tell.ts';
import { line, type Lines, type Names, said } from './tell-parts.ts';

/** What one contact says, but for its note. */
export const contactLines = (
  { plan, measured, procedures, sentTo, handed }: ObservationContact,
  names: Names,
): Lines => [
  ...line('Responsabilidade', handed && `de ${titleCaseName(handed.from)} para ${titleCaseName(handed.to)}`),
  ...line('Plano de cuidado', plan),
  ...measuredLines(measured),
  ...procedureLines(procedures, names),
  ...line('Encaminhado para', sentTo && staysText(sentTo, names)),
];

/** A contact by itself, as the history shows it. */
export const tellContact = (content: ObservationContact, names: Names): Section[] => [
  { title: 'Contato em observação', text: content.text ?? '', lines: contactLines(content, names) },
];

/** The contacts of a visit's observation, the first one first. */
export const tellContacts = (contacts: readonly KeptContact[]): Section[] =>
  contacts.toReversed().map(({ day, time, professional, cbo, content, names }) => ({
    title: `Observação, ${dayText(day)} às ${time}: ${said(titleCaseName(professional), sentenceCase(cbo))}`,
    text: content.text ?? '',
    lines: contactLines(content, names),
  }));
