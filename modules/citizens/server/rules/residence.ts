import { isCep, isIbge, UFS, ufOfIbge } from '@pec-aberto/brazil';
import { streetTypes } from '../../contract/codes/street-types.ts';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault, NOT_LISTED, REQUIRED } from './fault.ts';
import { isCountry } from './nationality.ts';

/** "Residência" (§2.4). Lengths are those of the LEDI address (EnderecoLocalPermanencia), so that it travels. */

const STREET_TYPES = new Set(streetTypes.map(({ code }) => code));
const LENGTHS = {
  bairro: 72,
  street: 72,
  houseNumber: 10,
  complement: 30,
  referencePoint: 40,
  area: 4,
} as const;

export function* residenceFaults(fields: FormFields): Generator<Fault> {
  const { residenceCountry, cep, uf, municipalityIbge, streetType, houseNumber, microarea } = fields;
  if (residenceCountry === null) yield fault('residenceCountry', REQUIRED);
  else if (!isCountry(residenceCountry)) yield fault('residenceCountry', NOT_LISTED);
  if (cep !== null && !isCep(cep)) yield fault('cep', 'O CEP tem 8 dígitos. Confira o número.');
  if (uf !== null && !UFS.some(({ sigla }) => sigla === uf)) yield fault('uf', NOT_LISTED);
  if (municipalityIbge !== null && !isIbge(municipalityIbge)) yield fault('municipalityIbge', NOT_LISTED);
  else if (municipalityIbge !== null && ufOfIbge(municipalityIbge)?.sigla !== uf) {
    yield fault('municipalityIbge', 'Este município é de outro estado. Escolha-o na lista do estado.');
  }
  if (municipalityIbge === null && (fields.bairro !== null || fields.street !== null)) {
    yield fault('municipalityIbge', 'Escolha o município deste endereço.');
  }
  if (streetType !== null && !STREET_TYPES.has(streetType)) yield fault('streetType', NOT_LISTED);
  for (const [path, most] of Object.entries(LENGTHS)) {
    const text = fields[path as keyof typeof LENGTHS];
    if (text !== null && text.length > most) yield fault(path, `Use no máximo ${most} caracteres.`);
  }
  if (houseNumber !== null && !/^[0-9A-Z]+$/.test(houseNumber)) {
    yield fault('houseNumber', 'Use apenas números e letras. O resto vai no complemento.');
  }
  if (microarea !== null && !/^\d{2}$/.test(microarea))
    yield fault('microarea', 'A microárea tem 2 dígitos.');
}
