import { generateCpf } from '@pec-aberto/brazil';
import { encodeRecord, type LediRecord, type Struct } from '@pec-aberto/ledi';
import { exampleRecords } from '@pec-aberto/ledi/examples';
import { loadLayout } from '@pec-aberto/ledi/node';
import { syntheticPeople } from '@pec-aberto/matching';
import { pack, writeManyEntries } from './ledi-zip.ts';

export const FCI = 2;
const CNES = '1234567';
const layout = await loadLayout();
const tipoOf = ({ transport }: LediRecord) => transport['tipoDadoSerializado'];
const examples = exampleRecords(layout).map(({ record }) => record);

/** CNS and CBO of whoever the examples name, wherever in them. */
export function postsOf(): { cns: string; cbo: string }[] {
  const found = new Set<string>();
  JSON.stringify(examples, (_key, value: unknown) => {
    if (value instanceof Uint8Array || typeof value === 'bigint') return null;
    const post = value as Record<string, unknown> | null;
    const cns = post?.['profissionalCNS'] ?? post?.['cns'];
    const cbo = post?.['cboCodigo_2002'];
    if (typeof cns === 'string' && typeof cbo === 'string') found.add(`${cns} ${cbo}`);
    return value;
  });
  return [...found].map((post) => {
    const [cns = '', cbo = ''] = post.split(' ');
    return { cns, cbo };
  });
}

const uuidOf = (number: number) => `${CNES}-00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Puts another uuid in the bytes of a record wherever its own stands: quicker than writing it anew. */
function renumberer(record: LediRecord): (number: number) => Uint8Array {
  const bytes = Buffer.from(encodeRecord(layout, record));
  const { uuidDadoSerializado } = record.transport;
  if (typeof uuidDadoSerializado !== 'string') throw new Error('an example without a uuid');
  const own = Buffer.from(uuidDadoSerializado);
  const places: number[] = [];
  for (let at = bytes.indexOf(own); at >= 0; at = bytes.indexOf(own, at + 1)) places.push(at);
  return (number) => {
    const copy = Buffer.from(bytes);
    for (const at of places) copy.write(uuidOf(number), at, 'latin1');
    return copy;
  };
}

/** Examples of the forms that are only kept, over and over, each with a uuid of its own: `from` and those after it. */
export function writeLot(path: string, { from, count }: { from: number; count: number }): void {
  const models = examples.filter((record) => tipoOf(record) !== FCI).map(renumberer);
  writeManyEntries(path, count, (place) => {
    const model = models[place % models.length];
    if (!model) throw new Error('there are no examples');
    return pack(model(from + place));
  });
}

/** INEs of the unit; the first is that of the examples. */
export const TEAMS = Array.from({ length: 20 }, (_, place) => String(1_234_567 + place).padStart(10, '0'));

/** So many cadastros individuais, each of another person, family after family of each team. */
export function writeFcis(path: string, { from, count }: { from: number; count: number }): void {
  const model = examples.find(
    (record) => tipoOf(record) === FCI && record.form?.['identificacaoUsuarioCidadao'],
  );
  if (!model?.form) throw new Error('there is no example of the form');
  // What is of one person alone stays out, and so does the death.
  const { saidaCidadaoCadastro: _exit, ...form } = model.form;
  const { transport } = model;
  const {
    dnv: _dnv,
    numeroNisPisPasep: _nis,
    emailCidadao: _email,
    nomeSocial: _social,
    nomePaiCidadao: _father,
    cnsResponsavelFamiliar: _responsible,
    ...models
  } = form['identificacaoUsuarioCidadao'] as Struct;
  const people = syntheticPeople({ seed: 7, today: '2026-11-20', twins: 0, homonyms: 0 })[Symbol.iterator]();
  writeManyEntries(path, count, (place) => {
    const { value: person, done } = people.next();
    if (done) throw new Error('there are no more people');
    const uuid = uuidOf(from + place);
    const identified = {
      ...models,
      nomeCidadao: person.name,
      nomeMaeCidadao: person.motherName,
      dataNascimentoCidadao: Date.UTC(1970 + (place % 35), place % 12, 1 + (place % 28), 15),
      cpfCidadao: generateCpf(from + place),
      desconheceNomePai: true,
      telefoneCelular: `489${String(90_000_000 + place)}`,
    };
    const ine = TEAMS[Math.floor(place / 5) % TEAMS.length];
    const headerTransport = { ...(form['headerTransport'] as Struct), ine };
    return pack(
      encodeRecord(layout, {
        ...model,
        transport: { ...transport, uuidDadoSerializado: uuid, ineDadoSerializado: ine },
        form: {
          ...form,
          headerTransport,
          uuid,
          uuidFichaOriginadora: uuid,
          identificacaoUsuarioCidadao: identified,
        },
      }),
    );
  });
}
