import type { Samples, Site } from '#apps/installation/testing-samples';
import { sql } from '#platform/db/database';

/** A request of a unit that waits for an answer; its key is none that anybody holds. */
const request = ({ insert, word }: Site): Promise<string> =>
  insert(
    (
      id,
    ) => sql`insert into base_unification (id, side, state, unit_name, peer_installation, peer_incarnation, peer_name,
        own_incarnation, responsible, link, words, peer_key, requested_at, changed_at)
      values (${id}, 'receiving', 'requested', ${word}, uuid_v7(), uuid_v7(), ${word}, uuid_v7(), ${word},
        'https://central.example', 'sol lua mar rio', decode(repeat('09', 32), 'hex'), now(), now())`,
  );

export const samples: Samples = {
  records: { requests: request, incoming: request, pieces: async () => 'a'.repeat(64) },
  fields: { 'unification.open body.process': 'incoming' },
  texts: [
    [/\{43\}\$$/, 'A'.repeat(43)],
    [/^\^\[A-Za-z0-9\+\/\]\+/, 'A'.repeat(80)],
  ],
};
