import type { BulkStep } from '#modules/citizens/index';
import { wholeNumber } from '#platform/cli/checks';
import type { Command, CommandContext, CommandResult } from '#platform/cli/command';
import { conflict } from '#platform/errors/problem';
import { civilTime } from '#platform/clock/civil';
import type { Platform } from '#platform/runtime/platform';
import { fillCitizens } from './server/fill.ts';
import { ensureMunicipality, ensureNetwork } from './server/network.ts';
import { requireNobody, requireTraining } from './server/refusals.ts';
import { COORDINATOR, whoMayEnter } from './server/entrant-queries.ts';

type Context = CommandContext<Platform>;

/** The municipality made where there is none: its name is real, nobody in it is. */
const MUNICIPALITY = '4205407';
const MOST = 5_000_000;
const MOST_SEED = 2 ** 31;

const number = (value: number) => value.toLocaleString('pt-BR');

const demo: Command<Platform> = {
  name: 'demo',
  summary: 'Preenche uma instalação de treinamento com um município sintético: equipes, famílias e cidadãos.',
  needs: 'installation',
  options: {
    citizens: {
      type: 'string',
      required: true,
      description: `Quantos cidadãos, de 1 a ${number(MOST)}.`,
      check: wholeNumber(1, MOST),
    },
    seed: {
      type: 'string',
      description: 'Número que decide as pessoas: o mesmo dá as mesmas (padrão 1).',
      check: wholeNumber(0, MOST_SEED),
    },
    municipality: {
      type: 'string',
      description: 'Código IBGE, quando há mais de um município.',
      check: (value) => (/^\d{7}$/.test(value) ? undefined : 'deve ser um código IBGE de 7 dígitos'),
    },
    today: {
      type: 'string',
      description: 'Dia de referência das idades, aaaa-mm-dd (padrão: hoje).',
      check: (value) => (isPast(value) ? undefined : 'deve ser um dia que já passou, como 2026-11-20'),
    },
    add: { type: 'boolean', description: 'Acrescenta aos cidadãos que já existem.' },
  },
  run,
};

async function run(context: Context): Promise<CommandResult> {
  const { platform, options, progress, print } = context;
  const count = Number(options['citizens']);
  const seed = Number(options['seed'] ?? 1);
  const add = options['add'] === true;
  await requireTraining(platform.db);
  if (!add) await requireNobody(platform.db);
  const from = performance.now();
  const municipality = await ensureMunicipality(context, given(options['municipality']), MUNICIPALITY);
  const today = given(options['today']) ?? civilTime(platform.clock.now(), municipality.timeZone).day;
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
  const people = await whoMayEnter(platform.db, municipality.id);
  if (people.length > 0) {
    print('Para entrar como um destes, gere uma senha provisória com pec user provisional --cpf CPF:');
  }
  for (const { cpf, name, role } of people) print(`  ${cpf}  ${name}, ${role}`);
  if (people.every(({ role }) => role !== COORDINATOR)) {
    print('Nenhum coordenador de UBS: dê esse perfil a uma lotação, em Profissionais.');
  }
  return {
    exit: 0,
    json: { status: 'filled', citizens, seed, today, municipality: municipality.ibge, seconds },
  };
}

const given = (option: string | boolean | undefined) => (typeof option === 'string' ? option : undefined);

/** A day of the calendar that has been. */
function isPast(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${day}T`) && at <= new Date();
}

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

export const commands: readonly Command<Platform>[] = [demo];
