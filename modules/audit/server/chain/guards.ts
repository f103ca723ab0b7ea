import type { Db } from '#platform/db/database';
import type { Faults } from './faults.ts';
import { findGuards, findTrailTables, type Guard } from './guard-queries.ts';

const REFUSES =
  " begin raise exception 'the audit trail is append-only: % on % refused', tg_op, tg_table_name" +
  " using errcode = 'insufficient_privilege'; end ";

const trigger = (name: string, when: string) =>
  `gatilho ${name} (O) BEFORE ${when} EXECUTE FUNCTION refuse_audit_change(): ${REFUSES}`;

/** Triggers that a table of the trail has, and nothing else. */
function guardsOf(table: string): string[] {
  const isEvents = /^audit_event(_|$)/.test(table);
  const prefix = isEvents ? 'audit_event' : table;
  return [
    trigger(`${prefix}_append_only`, 'DELETE OR UPDATE FOR EACH ROW'),
    trigger(`${prefix}_no_truncate`, 'TRUNCATE FOR EACH STATEMENT'),
    ...(isEvents
      ? [
          trigger(
            'audit_event_own_transaction',
            'INSERT FOR EACH ROW WHEN ((new.xid IS DISTINCT FROM pg_current_xact_id()))',
          ),
        ]
      : []),
  ];
}

const defaultsIn = (epoch: number): string[] => [
  'valor padrão id = uuid_v7()',
  `valor padrão epoch = ${epoch}`,
  'valor padrão xid = pg_current_xact_id()',
];

/** Does the base treat the trail as the program set it up? What somebody put there may be gone tomorrow. */
export async function checkGuards(db: Db, epoch: number, faults: Faults): Promise<void> {
  const found = await findGuards(db);
  const expected = (await findTrailTables(db)).flatMap((table) =>
    [...guardsOf(table), ...(table === 'audit_event' ? defaultsIn(epoch) : [])].map((guard) => ({
      table,
      guard,
    })),
  );
  tell('a mais', without(found, expected), faults);
  tell('falta', without(expected, found), faults);
}

const keyOf = ({ table, guard }: Guard): string => `${table}: ${guard}`;

function without(some: readonly Guard[], others: readonly Guard[]): Guard[] {
  const keys = new Set(others.map(keyOf));
  return some.filter((one) => !keys.has(keyOf(one)));
}

/** What the months of the trail share is told once; a name is enough to find it. */
function tell(how: string, guards: readonly Guard[], faults: Faults): void {
  const tables = new Map<string, string[]>();
  for (const { table, guard } of guards) {
    const name = guard.replace(/ \([A-Z]\) .*$/, '');
    tables.set(name, [...(tables.get(name) ?? []), table]);
  }
  for (const [name, [first, ...others]] of tables) {
    const more = others.length > 0 ? ` e mais ${others.length}` : '';
    faults.add('altered-table', null, null, `${how}: ${name} em ${first}${more}`);
  }
}
