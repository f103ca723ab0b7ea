import { generateCpf } from '@pec-aberto/brazil';
import { sql } from '#platform/db/database';
import { modules } from './modules.ts';
import type { TestInstallation } from './testing.ts';
import type { Hunted } from './testing-hunt.ts';
import type { TestMunicipality } from './testing-people.ts';

/** A place whose records a walk makes up. */
export type Site = {
  installation: TestInstallation;
  municipality: TestMunicipality;
  /** CNES of its unit. */
  cnes: string;
  /** Stands in every name of its records. */
  word: string;
  /** Makes one row with a new id, and answers the id. */
  insert(statement: (id: string) => ReturnType<typeof sql>): Promise<string>;
  /** The record of a kind, made when it is first asked for. */
  record(kind: string): Promise<string>;
};

/** What a module gives to the walks over the program: `modules/<module>/test/samples.ts`. */
export type Samples = {
  /**
   * One record of each kind that an address names, by the word of the API: the segment before a param
   * (`/units/:id`). Answers its id; of a municipality the IBGE code, as addresses bear it.
   */
  records?: Readonly<Record<string, (site: Site) => Promise<string>>>;
  /** The kind of record that a field of queries and bodies names; where its name tells nothing, with the route before it. */
  fields?: Readonly<Record<string, string>>;
  /** A value for each written form that its contracts ask for. */
  texts?: ReadonlyArray<readonly [pattern: RegExp, value: string]>;
  /** What stands already where its files come. */
  beforeHunt?: (hunted: Hunted) => Promise<unknown>;
  /** By name of the importer: a file that says all it can of the victims, sent by who has most to gain. */
  hostileFiles?: Readonly<Record<string, (hunted: Hunted) => Promise<unknown>>>;
};

/** Of the platform, and of forms that all modules share. */
const own: Samples = {
  records: {
    jobs: async ({ insert, record, municipality, word }) => {
      const actor = { kind: 'person', professionalId: await record('professionals'), access: null };
      return insert(
        (id) => sql`
          insert into job (id, kind, title, input, state, actor, municipality_id, run_at, created_at)
          values (${id}, 'health-network.cnes-import', ${`Importação ${word}`}, '{}', 'done',
            ${JSON.stringify(actor)}::jsonb, ${municipality.id}, now(), now())`,
      );
    },
  },
  texts: [
    [/^\^\\d\{11\}\$$/, generateCpf(7)],
    [/^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$$/, '2026-10-01'],
    [/\[0-9A-Z\]\[0-9\]\$$/, '223505'],
    [/^\^\[A-Z\]\{2\}\$$/, 'SC'],
  ],
};

const files = import.meta.glob<{ samples: Samples }>('../../modules/*/test/samples.ts', { eager: true });

/** Those of every room of the program. */
export const samples: readonly Samples[] = [
  own,
  ...modules.flatMap(({ name }) => files[`../../modules/${name}/test/samples.ts`]?.samples ?? []),
];
