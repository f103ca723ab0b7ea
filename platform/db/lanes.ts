import type pg from 'pg';

/** Statements under way on one connection before another is taken. */
const DEPTH = 8;
/** Connections at most: the others of the pool stay for transactions and for what takes long. */
const MOST = 3;

type Lane = { client: Promise<pg.PoolClient>; underWay: number };

/**
 * Sends short statements one behind the other down a few connections of the pool, without waiting for the
 * answer of the one before. A connection goes back to the pool when nothing is under way on it.
 */
export function openLanes(pool: pg.Pool) {
  const lanes = new Set<Lane>();

  function choose(): Lane {
    let least: Lane | undefined;
    for (const lane of lanes) if (!least || lane.underWay < least.underWay) least = lane;
    if (least && (least.underWay < DEPTH || lanes.size >= MOST)) return least;
    const lane = { client: pool.connect(), underWay: 0 };
    lanes.add(lane);
    return lane;
  }

  return async function query(config: pg.QueryConfig): Promise<pg.QueryResult> {
    const lane = choose();
    lane.underWay += 1;
    try {
      const client = await lane.client;
      return await client.query(config);
    } finally {
      lane.underWay -= 1;
      if (lane.underWay === 0) {
        lanes.delete(lane);
        // One that never came has nothing to give back.
        lane.client.then(
          (client) => client.release(),
          () => undefined,
        );
      }
    }
  };
}
