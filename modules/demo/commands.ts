import type { BulkStep } from '#modules/citizens/index';
import type { Command, CommandContext, CommandResult } from '#platform/cli/command';
import { sql } from '#platform/db/database';
import { conflict, refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { fillCitizens } from './server/fill.ts';
import { ensureMunicipality, ensureNetwork } from './server/network.ts';
import { requireNobody, requireTraining } from './server/refusals.ts';

type Context = CommandContext<Platform>;

/** The municipality made where there is none: its name is real, nobody in it is. */
const MUNICIPALITY = '4205407';
const MOST = 5_000_000;
const MOST_SEED = 2 ** 31;

const demo: Command<Platform> = {
  name: 'demo',
  summary: 'Preenche uma instalação de treinamento com um município sintético: equipes, famílias e cidadãos.',
  needs: 'installation',
  options: {
    citizens: { type: 'string', required: true, description: 'Quantos cidadãos, de 1 a 5000000' },
    seed: { type: 'string', description: 'Número que decide as pessoas: o mesmo dá as mesmas (padrão 1)' },
    municipality: { type: 'string', description: 'Código IBGE, quando há mais de um município' },
    today: { type: 'string', description: 'Dia de referência das idades, aaaa-mm-dd (padrão: hoje)' },
    add: { type: 'boolean', description: 'Acrescenta aos cidadãos que já existem' },
  },
  run,
};

async function run(context: Context): Promise<CommandResult> {
  const { platform, options, progress, print } = context;
  const count = numberIn(options['citizens'], 1, MOST, '--citizens');
  const seed = numberIn(options['seed'] ?? '1', 0, MOST_SEED, '--seed');
  const told = dayIn(given(options['today']), platform.clock.now());
  const add = options['add'] === true;
  await requireTraining(platform.db);
  if (!add) await requireNobody(platform.db);
  const from = performance.now();
  const municipality = await ensureMunicipality(context, given(options['municipality']), MUNICIPALITY);
  const today = told ?? civilDay(platform.clock.now(), municipality.timeZone);
  await ensureNetwork(context, municipality, { people: count, seed, today });
  const filling = {
    count,
    seed,
    today,
    municipality,
    add,
    signal: context.signal,
    step: shown(progress, count),
  };
  const citizens = await cancellable(context, () => fillCitizens(platform, filling));
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  const place = `${municipality.name}/${municipality.uf}`;
  print(`${number(citizens)} cidadãos sintéticos em ${place}, em ${number(seconds)} s (semente ${seed}).`);
  const people = await whoMayEnter(platform, municipality.id);
  if (people.length > 0) print('Para entrar, gere uma senha com pec user provisional --cpf CPF:');
  for (const { cpf, name, cbo } of people) print(`  ${cpf}  ${name}, ${cbo}`);
  return {
    exit: 0,
    json: { status: 'filled', citizens, seed, today, municipality: municipality.ibge, seconds },
  };
}

const given = (option: string | boolean | undefined) => (typeof option === 'string' ? option : undefined);
const number = (value: number) => value.toLocaleString('pt-BR');

function numberIn(option: string | boolean | undefined, least: number, most: number, name: string): number {
  const value = Number(option);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw refused('number-invalid', `${name} deve ser um número inteiro de ${least} a ${most}.`);
}

/** A day that has been; undefined when none was given. */
function dayIn(option: string | undefined, now: Date): string | undefined {
  if (option === undefined) return undefined;
  const at = new Date(`${option}T00:00:00Z`);
  if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(option) && at <= now) return option;
  throw refused('today-invalid', '--today deve ser um dia que já passou, como 2026-11-20.');
}

/** The Swedish way of writing a date is the ISO one. */
const civilDay = (now: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);

function shown(progress: Context['progress'], count: number): (step: BulkStep) => void {
  return (step) => {
    if ('written' in step) progress(`Cidadãos: ${number(step.written)} de ${number(count)}`);
    else if ('building' in step)
      progress(`Construindo índices e conferindo vínculos: ${step.building} de ${step.of}`);
    else progress('Calculando estatísticas…');
  };
}

/** A cancelled fill says that nothing stayed; a seed used before, which one to take. */
async function cancellable<T>({ signal }: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) throw conflict('cancelled', 'Cancelado. Nenhum cidadão foi gravado.');
    if (error instanceof Error && 'constraint' in error && error.constraint === 'citizen_pkey') {
      throw conflict('seed-used', 'As pessoas desta semente já estão aqui. Escolha outra com --seed.');
    }
    throw error;
  }
}

/** One person of each common occupation, to try the program as. */
async function whoMayEnter({ db }: Platform, municipalityId: string) {
  const { rows } = await sql<{ cpf: string; name: string; cbo: string }>`
    select distinct on (l.cbo) p.cpf, p.name, l.cbo_name as cbo
    from health_network_lotacao l join health_network_professional p on p.id = l.professional_id
    where l.municipality_id = ${municipalityId} and l.active and p.cpf is not null
      and (l.cbo like '4221%' or l.cbo like '2235%' or l.cbo like '2251%' or l.cbo = '515105')
    order by l.cbo, p.name limit 5`.execute(db);
  return rows;
}

export const commands: readonly Command<Platform>[] = [demo];
