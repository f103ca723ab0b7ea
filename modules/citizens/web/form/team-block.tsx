import { BLOCKS } from './blocks.ts';
import { FormBlock } from './parts.tsx';
import { type KeptTeam, TeamFields } from './team-fields.tsx';

export function TeamBlock({ kept }: { kept: KeptTeam | null }) {
  return (
    <FormBlock block={BLOCKS.team}>
      <TeamFields kept={kept} />
    </FormBlock>
  );
}
