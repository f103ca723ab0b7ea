import { Page as Frame } from '../shell/frame/page.tsx';
import { ButtonsSection } from './buttons-section.tsx';
import { DialogsSection } from './dialogs-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { ListsSection } from './lists-section.tsx';
import { MessagesSection } from './messages-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { StatesSection } from './states-section.tsx';
import { TokensSection } from './tokens-section.tsx';
import { WorkSection } from './work-section.tsx';
import './gallery.css';

export function Page() {
  return (
    <Frame title="Galeria de componentes">
      <div className="gallery">
        <ButtonsSection />
        <MessagesSection />
        <FieldsSection />
        <StatesSection />
        <DialogsSection />
        <WorkSection />
        <TokensSection />
      </div>
      <PeopleSection />
      <ListsSection />
    </Frame>
  );
}
