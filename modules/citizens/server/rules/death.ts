import { REQUIRED } from '#platform/contract/form/faults';
import { type Fault, fault } from './fault.ts';
import { sinceBirth } from './nationality.ts';

export type Death = { diedOn: string | null; deathCertificate: string | null };
type Life = { birthDate: string | null; enteredBrazilOn: string | null; naturalizedOn: string | null };

/**
 * FCI SaidaCidadaoCadastro: the date of death is told, not before birth, entry into Brazil or naturalisation, nor
 * after today; the number of the declaration, where told, has 9 digits.
 */
export function* deathFaults(death: Death, life: Life, today: string): Generator<Fault> {
  const { diedOn, deathCertificate } = death;
  const [wrong] =
    diedOn === null ? [fault('diedOn', REQUIRED)] : sinceBirth('diedOn', diedOn, life.birthDate, today);
  const arrivals = [life.enteredBrazilOn, life.naturalizedOn];
  if (wrong) yield wrong;
  else if (arrivals.some((day) => day !== null && diedOn !== null && diedOn < day)) {
    yield fault('diedOn', 'O óbito é anterior à entrada no Brasil ou à naturalização. Confira as datas.');
  }
  if (deathCertificate !== null && !/^\d{9}$/.test(deathCertificate)) {
    yield fault('deathCertificate', 'A declaração de óbito tem 9 dígitos.');
  }
}

const AFTER_DEATH = 'Esta data é posterior ao óbito registrado. Confira as duas datas.';

/** The other way round: of who has a death registered, nothing in life comes after it. */
export function* lifeFaults(life: Life & { diedOn?: string | null }): Generator<Fault> {
  const { diedOn } = life;
  if (!diedOn) return;
  for (const path of ['birthDate', 'enteredBrazilOn', 'naturalizedOn'] as const) {
    const day = life[path];
    if (day !== null && day > diedOn) yield fault(path, AFTER_DEATH);
  }
}
