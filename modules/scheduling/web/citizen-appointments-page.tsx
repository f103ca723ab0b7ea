import { IconCalendarPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { CitizenFrame, handOver } from '#modules/citizens/web/index';
import { shownName } from '#modules/citizens/web/parts';
import { Button, useAccess } from '#ui/index';
import { RESOURCES } from '../contract/parts.ts';
import { CitizenAppointments } from './desk/citizen-appointments.tsx';

/** "Agendamentos" of a citizen, in the registration. */
export function Page() {
  const { resources } = useAccess();
  const navigate = useNavigate();
  return (
    <CitizenFrame tab="Agendamentos">
      {(citizen) => (
        <>
          {resources.includes(RESOURCES.book) && !citizen.deceased && citizen.status === 'active' ? (
            <div>
              <Button
                icon={IconCalendarPlus}
                onClick={() =>
                  void navigate({
                    to: '/agenda',
                    state: handOver('/agenda', { value: citizen.id, label: shownName(citizen) }),
                  })
                }
              >
                Agendar
              </Button>
            </div>
          ) : null}
          <CitizenAppointments citizenId={citizen.id} />
        </>
      )}
    </CitizenFrame>
  );
}
