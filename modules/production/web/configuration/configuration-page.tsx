import { TransmissionFrame } from '../frame.tsx';
import { Destinations } from './destinations.tsx';
import { Peers } from './peers.tsx';

/** "Configurações": to which installations lots go on line, and which may send theirs to this one. */
export function Page() {
  return (
    <TransmissionFrame tab="Configurações">
      <Destinations />
      <Peers />
    </TransmissionFrame>
  );
}
