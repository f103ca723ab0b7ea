import type { BulkStep } from '#platform/bulk/write';
import { wholeNumber } from '#platform/cli/checks';
import type { Command, CommandContext, CommandResult } from '#platform/cli/command';
import { conflict } from '#platform/errors/problem';
import { civilTime } from '#platform/clock/civil';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { fillCitizens } from './server/fill.ts';
import { bookPeople } from './server/book.ts';
import { fillLists } from './server/lists.ts';
import { attendPeople } from './server/attend.ts';
import { ensureMunicipality, ensureNetwork } from './server/network.ts';
import { requireNobody, requireTraining } from './server/refusals.ts';
import { COORDINATOR, whoMayEnter } from './server/entrant-queries.ts';

type Context = CommandContext<Platform>;

/** The municipality made where there is none: its name is real, nobody in it is. */
const MUNICIPALITY = '4205407';
const MOST = 5_000_000;
const MOST_SEED = 2 ** 31;
const MOST_ENCOUNTERS = 20_000_000;
const MOST_OF_ONE = 10_000;

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
    encounters: {
      type: 'string',
      description: 'Quantos atendimentos finalizados, cerca de (padrão: os das últimas semanas).',
      check: wholeNumber(0, MOST_ENCOUNTERS),
    },
    longest: {
      type: 'string',
      description: 'Quantos atendimentos são de um só cidadão, para ver um prontuário longo.',
      check: wholeNumber(1, MOST_OF_ONE),
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
    step: shown(progress, 'Cidadãos', count),
  };
  const citizens = await cancellable(context, 'Nenhum cidadão foi gravado.', () =>
    fillCitizens(platform, filling),
  );
  const booked = await bookPeople(platform, { municipalityId: municipality.id, today, seed });
  const arrivals = await runUseCase(platform, COMMAND_LINE, (use) => fillLists(use, municipality.id));
  const encounters = given(options['encounters']);
  const longest = given(options['longest']);
  const attended = await cancellable(context, 'Os cidadãos ficaram; nenhum atendimento foi gravado.', () =>
    attendPeople(platform, {
      municipality,
      today,
      seed,
      encounters: encounters === undefined ? undefined : Number(encounters),
      longest: longest === undefined ? undefined : Number(longest),
      step: shown(progress, 'Atendimentos'),
      signal: context.signal,
    }),
  );
  const seconds = Math.round((performance.now() - from) / 100) / 10;
  const place = `${municipality.name}/${municipality.uf}`;
  print(`${number(citizens)} cidadãos sintéticos em ${place}, em ${number(seconds)} s (semente ${seed}).`);
  if (booked > 0) print(`${number(booked)} agendamentos, dos últimos dias e dos próximos.`);
  if (arrivals > 0) print(`${number(arrivals)} deles estão hoje nas listas de atendimentos das unidades.`);
  if (attended > 0) print(`${number(attended)} atendimentos finalizados, até a véspera.`);
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
    json: {
      status: 'filled',
      citizens,
      appointments: booked,
      encounters: attended,
      seed,
      today,
      municipality: municipality.ibge,
      seconds,
    },
  };
}

const given = (option: string | boolean | undefined) => (typeof option === 'string' ? option : undefined);

/** A day of the calendar that has been. */
function isPast(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${day}T`) && at <= new Date();
}

function shown(progress: Context['progress'], what: string, count?: number): (step: BulkStep) => void {
  const of = count === undefined ? '' : ` de ${number(count)}`;
  return (step) => {
    if ('written' in step) progress(`${what}: ${number(step.written)}${of}`);
    else if ('building' in step)
      progress(`Construindo índices e conferindo vínculos: ${step.building} de ${step.of}`);
    else progress('Calculando estatísticas…');
  };
}

/** A cancelled fill says what stayed; a seed used before, which one to take. */
async function cancellable<T>({ signal }: Context, stayed: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) throw conflict('cancelled', `Cancelado. ${stayed}`);
    if (error instanceof Error && 'constraint' in error && error.constraint === 'citizen_pkey') {
      throw conflict('seed-used', 'As pessoas desta semente já estão aqui. Escolha outra com --seed.');
    }
    throw error;
  }
}

export const commands: readonly Command<Platform>[] = [demo];
