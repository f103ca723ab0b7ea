import { OnlineSwitchCard } from '#modules/scheduling/web/parts';
import { SettingsFrame } from './frame.tsx';

/** Tab "Conexão": services outside that the installation may work with. */
export function Page() {
  return (
    <SettingsFrame tab="Conexão">
      <OnlineSwitchCard />
    </SettingsFrame>
  );
}
