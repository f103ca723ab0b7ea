export interface Council {
  /**
   * As `CONSELHO_ID` of the CNES file and the table of issuing bodies ("órgão emissor") of DATASUS write it;
   * councils without a code there keep their acronym.
   */
  readonly code: string;
  readonly acronym: string;
  readonly name: string;
}

/** The professional councils of health work, by acronym. */
export const COUNCILS: readonly Council[] = [
  { code: 'CRBIO', acronym: 'CRBio', name: 'Conselho Regional de Biologia' },
  { code: 'CRBM', acronym: 'CRBM', name: 'Conselho Regional de Biomedicina' },
  { code: 'CREF', acronym: 'CREF', name: 'Conselho Regional de Educação Física' },
  { code: '66', acronym: 'COREN', name: 'Conselho Regional de Enfermagem' },
  { code: '69', acronym: 'CRF', name: 'Conselho Regional de Farmácia' },
  { code: '70', acronym: 'CREFITO', name: 'Conselho Regional de Fisioterapia e Terapia Ocupacional' },
  { code: 'CRFA', acronym: 'CRFa', name: 'Conselho Regional de Fonoaudiologia' },
  { code: '71', acronym: 'CRM', name: 'Conselho Regional de Medicina' },
  { code: '72', acronym: 'CRMV', name: 'Conselho Regional de Medicina Veterinária' },
  { code: '74', acronym: 'CRN', name: 'Conselho Regional de Nutrição' },
  { code: '75', acronym: 'CRO', name: 'Conselho Regional de Odontologia' },
  { code: '77', acronym: 'CRP', name: 'Conselho Regional de Psicologia' },
  { code: '78', acronym: 'CRQ', name: 'Conselho Regional de Química' },
  { code: '62', acronym: 'CRESS', name: 'Conselho Regional de Serviço Social' },
  { code: 'CRTR', acronym: 'CRTR', name: 'Conselho Regional de Técnicos em Radiologia' },
];

/** As it stands under a signature: `CRM-SC 12345`; '' without a number. */
export function councilText({
  council,
  councilUf,
  councilNumber,
}: {
  council: string;
  councilUf: string;
  councilNumber: string;
}): string {
  if (councilNumber === '') return '';
  const acronym = findCouncil(council)?.acronym ?? '';
  return [[acronym, councilUf].filter(Boolean).join('-'), councilNumber].filter(Boolean).join(' ');
}

/** The council by its code, or by its acronym as a person types it: 'crm', '71'. */
export function findCouncil(text: string): Council | undefined {
  const sought = text.trim().toUpperCase();
  return COUNCILS.find(({ code, acronym }) => code === sought || acronym.toUpperCase() === sought);
}
