import { type Static, Type } from 'typebox';
import { Text, Uuid } from '#platform/contract/schemas';

/** Text of one piece, before it is compressed; a row more where a row is longer. */
export const PIECE_BYTES = 4 * 1024 * 1024;
/** No piece is believed beyond this: a single row may be longer than a piece. */
export const MOST_PIECE_BYTES = 64 * 1024 * 1024;

const MOST_TABLES = 500;
const MOST_COLUMNS = 500;
const MOST_PIECES = 200_000;
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Name = Type.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$' });
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const PlanTable = Type.Object(
  {
    name: Name,
    /** In the order of the text: those of the key first; never generated ones. */
    columns: Type.Array(Name, { minItems: 1, maxItems: MOST_COLUMNS }),
    rows: Count,
    /** Rows of it that stay there. */
    left: Count,
    /** In the order of the key. */
    pieces: Type.Array(
      Type.Object(
        {
          sha256: Sha256,
          rows: Type.Integer({ minimum: 1, maximum: MOST_PIECE_BYTES }),
          bytes: Type.Integer({ minimum: 1, maximum: MOST_PIECE_BYTES }),
        },
        { additionalProperties: false },
      ),
      { maxItems: MOST_PIECES },
    ),
  },
  { additionalProperties: false },
);
export type PlanTable = Static<typeof PlanTable>;

/** All rows of a unit that move, as they are at one moment, by pieces named by their content. */
export const Plan = Type.Object(
  {
    installation: Type.Object(
      { id: Uuid, incarnation: Uuid, name: Text(120) },
      { additionalProperties: false },
    ),
    program: Text(60),
    /** In the order they were applied. */
    migrations: Type.Array(Type.Object({ id: Text(200), sha256: Sha256 }, { additionalProperties: false }), {
      maxItems: 5_000,
    }),
    takenAt: Text(40),
    /** IBGE codes. */
    municipalities: Type.Array(Type.String({ pattern: '^\\d{7}$' }), { maxItems: 6_000 }),
    /** All whose rule is not `skip`, in the order in which they are declared. */
    tables: Type.Array(PlanTable, { maxItems: MOST_TABLES }),
  },
  { additionalProperties: false },
);
export type Plan = Static<typeof Plan>;
