import { generateCpf } from '@pec-aberto/brazil';
import type { Struct } from '@pec-aberto/ledi';
import { applyLot, type LotLine } from './apply-lot.ts';
import type { Desk } from '#modules/citizens/test/desk';
import { type Ficha, ficha, identified, lotOf, noon } from './fichas.ts';

let number = 20_000;
const nextNumber = (): number => ++number;

export type Sent = Omit<Ficha, 'number' | 'on'> & { number?: number; on?: string };
/** Fichas as they are sent: numbered, of 1 September 2026 unless told. */
export const bytesOf = (fichas: readonly Sent[]): Promise<Buffer[]> =>
  Promise.all(fichas.map((one) => ficha({ number: nextNumber(), on: '2026-09-01', ...one })));

/** What became of each ficha of a lot. */
export async function applyBytes({ installation }: Desk, bytes: readonly Buffer[]): Promise<LotLine[]> {
  const lot = await lotOf(bytes);
  const lines: LotLine[] = [];
  for await (const line of applyLot(installation.platform, lot.path)) lines.push(line);
  await lot.remove();
  return lines;
}
export const applyFichas = async (desk: Desk, ...fichas: readonly Sent[]): Promise<LotLine[]> =>
  applyBytes(desk, await bytesOf(fichas));

/** Somebody told by a ficha, beside the same person as the form of the desk has her. */
export function personIn(name: string, mother: string, birth: string, change: Struct = {}) {
  const n = nextNumber();
  const cpf = generateCpf(n);
  const phone = `4899${String(1_000_000 + n * 7_919).slice(0, 7)}`;
  const person = identified({
    nomeCidadao: name,
    nomeMaeCidadao: mother,
    dataNascimentoCidadao: noon(birth),
    telefoneCelular: phone,
    cpfCidadao: cpf,
    ...change,
  });
  return { person, cpf, form: { name, motherName: mother, birthDate: birth, sex: 1, phoneMobile: phone } };
}
