import { CitizenFrame } from './frame.tsx';
import { CitizenInformation } from './information.tsx';

/** "Informações" of the record. */
export function Page() {
  return (
    <CitizenFrame tab="Informações">{(citizen) => <CitizenInformation citizen={citizen} />}</CitizenFrame>
  );
}
