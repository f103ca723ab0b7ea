/** Words the synthetic file is made of: common in Brazil, belonging to nobody. */
export const firstNames = [
  'ANA',
  'ANTÔNIO',
  'BEATRIZ',
  'BRUNO',
  'CAMILA',
  'CARLOS',
  'CECÍLIA',
  'DANIEL',
  'ÉRICA',
  'FERNANDA',
  'FRANCISCO',
  'GABRIEL',
  'HELENA',
  'ÍTALO',
  'JOANA',
  'JOSÉ',
  'JÚLIA',
  'LARISSA',
  'LUIZ',
  'MARCOS',
  'MARIA',
  'PATRÍCIA',
  'RAIMUNDO',
  'SEBASTIÃO',
  'TATIANA',
  'VITÓRIA',
] as const;

export const surnames = [
  'ALMEIDA',
  'ARAÚJO',
  'BARBOSA',
  'CARDOSO',
  'CARVALHO',
  'CONCEIÇÃO',
  "D'ÁVILA",
  'DIAS',
  'FERREIRA',
  'GOMES',
  'GONÇALVES',
  'LIMA',
  'LOPES',
  'MENDES',
  'MOREIRA',
  'OLIVEIRA',
  'PEREIRA',
  'RIBEIRO',
  'ROCHA',
  'SANTOS',
  'SILVA',
  'SOARES',
  'SOUZA',
  'TEIXEIRA',
] as const;

export const districts = [
  'CENTRO',
  'ÁGUA VERDE',
  'SÃO JOÃO',
  'VILA NOVA',
  'JARDIM DAS FLORES',
  'INGLESES',
] as const;

/** Kinds of team, and the occupations of their members in the order in which posts are filled. */
export const teamKinds = {
  eSF: {
    code: '70',
    name: 'ESF - EQUIPE DE SAUDE DA FAMILIA',
    cbos: ['225142', '223565', '322245', '515105', '515105', '515105', '515105'],
  },
  eSB: { code: '71', name: 'ESB - EQUIPE DE SAUDE BUCAL', cbos: ['223293', '322415'] },
  eMulti: { code: '72', name: 'EMULTI - EQUIPE MULTIPROFISSIONAL', cbos: ['223405', '223605', '251510'] },
} as const;

/** Occupations of those who belong to no team. */
export const unitCbos = ['223505', '322205', '411010', '412110', '422105', '131210'] as const;

/** `CONSELHO_ID` by the first four digits of the occupation: CRM, CRO, CRF, COREN, CREFITO, CRP. */
export const councils: Readonly<Record<string, string>> = {
  '2251': '71',
  '2232': '75',
  '2234': '69',
  '2235': '66',
  '2236': '70',
  '2515': '77',
  '3222': '66',
  '3224': '75',
};
