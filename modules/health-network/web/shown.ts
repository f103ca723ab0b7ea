import { sentenceCase, titleCasePlace } from '@pec-aberto/brazil';

/** "Agente comunitário de saúde – 515105"; the code alone when the occupation has no name here. */
export const shownCbo = ({ name, code }: { name: string; code: string }): string =>
  name === code ? code : `${sentenceCase(name)} – ${code}`;

/** "ESF Acácias I – 0000012345". */
export const shownTeam = ({ name, ine }: { name: string; ine: string }): string =>
  `${titleCasePlace(name)} – ${ine}`;
