export { nationalHolidays, nthBusinessDay } from './business-days.ts';
export { formatCep, isCep } from './cep.ts';
export { isCboCode, isCnes, isIne } from './cnes.ts';
export { formatCnpj, isCnpj, normalizeCnpj } from './cnpj.ts';
export { formatCns, isCns, normalizeDigits } from './cns.ts';
export { COUNCILS, type Council, councilText, findCouncil } from './councils.ts';
export { formatCpf, isCpf, maskCpf, normalizeCpf } from './cpf.ts';
export { sentenceCase, titleCasePlace } from './display.ts';
export { dayText } from './day-text.ts';
export { generateCnpj, generateCns, generateCpf } from './generate.ts';
export { ibge6, isIbge, sameMunicipality, type Uf, UFS, ufOfIbge } from './ibge.ts';
export { nameCharacterSentence, personNameSentence } from './name-sentences.ts';
export {
  normalizeName,
  type PersonNameProblem,
  personNameProblem,
  searchKey,
  titleCaseName,
} from './names.ts';
export { formatPhone, isPhone } from './phone.ts';
export { isTimeZone, timeZoneOfMunicipality } from './time-zone.ts';
