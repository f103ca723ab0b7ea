import { sentenceCase, titleCaseName } from '@pec-aberto/brazil';

/** A code as it is read: 'Hipertensão sem complicações (K86)'. */
export const codeText = ({ code, name }: { code: string; name: string }): string =>
  name ? `${sentenceCase(name)} (${code})` : code;

/** Who, and as what: 'Renata Campos, Enfermeiro'. */
export const whoText = ({
  professional,
  cbo,
}: {
  professional: string | null;
  cbo?: string | null;
}): string =>
  [professional && titleCaseName(professional), cbo && sentenceCase(cbo)].filter(Boolean).join(', ');
