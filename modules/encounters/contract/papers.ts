import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Text } from '#platform/contract/schemas';
import { Declared } from '#modules/reception/contract/papers';
import { DECLARE } from '#modules/reception/contract/parts';
import {
  MAIL_PAPERS,
  OfOne,
  PRINT_CERTIFICATES,
  PRINT_EXAMS,
  PRINT_GUIDANCE,
  PRINT_PRESCRIPTION,
  PRINT_REFERRALS,
} from './parts.ts';

/* What a finished encounter prints. */

const Paper = Type.Enum(['A4', 'A5']);
const onPaper = Type.Object({ paper: Type.Optional(Paper) }, { additionalProperties: false });
const pdf = { response: Type.Undefined(), raw: true } as const;

export const printPrescription = route({
  name: 'encounters.printPrescription',
  method: 'GET',
  path: '/encounters/:id/prescription.pdf',
  summary: 'Receita de um atendimento finalizado: um documento por tipo de receita, no mesmo PDF.',
  permission: PRINT_PRESCRIPTION,
  params: OfOne,
  query: Type.Object(
    { ...onPaper.properties, recipe: Type.Optional(Text(30)) },
    { additionalProperties: false },
  ),
  ...pdf,
});

export const printExams = route({
  name: 'encounters.printExams',
  method: 'GET',
  path: '/encounters/:id/exams.pdf',
  summary: 'Solicitação de exames de um atendimento finalizado; os de alto custo em folha própria.',
  permission: PRINT_EXAMS,
  params: OfOne,
  query: onPaper,
  ...pdf,
});

export const printReferrals = route({
  name: 'encounters.printReferrals',
  method: 'GET',
  path: '/encounters/:id/referrals.pdf',
  summary: 'Guias de encaminhamento de um atendimento finalizado, com a contrarreferência em branco.',
  permission: PRINT_REFERRALS,
  params: OfOne,
  query: onPaper,
  ...pdf,
});

export const printCertificates = route({
  name: 'encounters.printCertificates',
  method: 'GET',
  path: '/encounters/:id/certificates.pdf',
  summary: 'Atestados de um atendimento finalizado.',
  permission: PRINT_CERTIFICATES,
  params: OfOne,
  query: onPaper,
  ...pdf,
});

export const printDeclaration = route({
  name: 'encounters.printDeclaration',
  // A companion has a name, and names are in no address.
  method: 'POST',
  idempotency: { exempt: 'lê, não grava' },
  path: '/encounters/:id/declaration.pdf',
  summary:
    'Declaração de comparecimento de um atendimento, também do que não terminou; do registro tardio, no dia e na hora em que aconteceu.',
  permission: DECLARE,
  params: OfOne,
  body: Declared,
  ...pdf,
});

/** Those that go by e-mail. */
export const MailedPaper = Type.Enum(['prescription', 'certificates']);
export type MailedPaper = Static<typeof MailedPaper>;

export const mailPapers = route({
  name: 'encounters.mailPapers',
  method: 'POST',
  path: '/encounters/:id/mail',
  summary:
    'Envia ao e-mail do cidadão a receita comum e os atestados de um atendimento finalizado; 409 sem servidor de e-mail ou sem endereço.',
  permission: MAIL_PAPERS,
  params: OfOne,
  body: Type.Object(
    { papers: Type.Array(MailedPaper, { maxItems: 2, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  response: Type.Object({ email: Type.String() }),
});

export const printGuidance = route({
  name: 'encounters.printGuidance',
  method: 'GET',
  path: '/encounters/:id/guidance.pdf',
  summary: 'Orientações de um atendimento finalizado.',
  permission: PRINT_GUIDANCE,
  params: OfOne,
  query: onPaper,
  ...pdf,
});
