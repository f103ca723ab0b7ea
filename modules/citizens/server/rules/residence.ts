import { isCep, isIbge, UFS, ufOfIbge } from '@pec-aberto/brazil';
import { NOT_LISTED } from '#platform/contract/form/faults';
import type { FormFields } from '../../contract/fields.ts';
import { type Fault, fault } from './fault.ts';

/** "Residência". */
export function* residenceFaults(fields: FormFields): Generator<Fault> {
  const { cep, uf, municipalityIbge, houseNumber, microarea } = fields;
  if (cep !== null && !isCep(cep)) yield fault('cep', 'O CEP tem 8 dígitos. Confira o número.');
  if (uf !== null && !UFS.some(({ sigla }) => sigla === uf)) yield fault('uf', NOT_LISTED);
  if (municipalityIbge !== null && !isIbge(municipalityIbge)) yield fault('municipalityIbge', NOT_LISTED);
  else if (municipalityIbge !== null && ufOfIbge(municipalityIbge)?.sigla !== uf) {
    yield fault('municipalityIbge', 'Este município é de outro estado. Escolha-o na lista do estado.');
  }
  if (municipalityIbge === null && (fields.bairro !== null || fields.street !== null)) {
    yield fault('municipalityIbge', 'Escolha o município deste endereço.');
  }
  if (houseNumber !== null && !/^[0-9A-Z]+$/.test(houseNumber)) {
    yield fault('houseNumber', 'Use apenas números e letras. O resto vai no complemento.');
  }
  if (microarea !== null && !/^\d{2}$/.test(microarea))
    yield fault('microarea', 'A microárea tem 2 dígitos.');
}
