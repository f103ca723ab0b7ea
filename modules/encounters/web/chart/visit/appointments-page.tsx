import { CitizenAppointments } from '#modules/scheduling/web/parts';
import { EncounterFrame } from '../../frame.tsx';

/** "Agendamentos" of who is attended. */
export function Page() {
  return (
    <EncounterFrame tab={() => 'Agendamentos'}>
      {({ encounter }) => <CitizenAppointments citizenId={encounter.citizen.id} />}
    </EncounterFrame>
  );
}
