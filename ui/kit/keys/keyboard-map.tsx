import { useState } from 'react';
import { Dialog } from '../dialog.tsx';
import { lettersOn, setLettersOn, type Shortcut } from './registry.ts';
import { ShortcutList } from './shortcut-list.tsx';

const HEADINGS = ['Nesta tela', 'Listas', 'Formulários', 'Em todo o sistema'] as const;

/** `?`: the keys that act on this screen, by where they come from, and the switch of the single letters. */
export function KeyboardMap({ shortcuts, onClose }: { shortcuts: readonly Shortcut[]; onClose: () => void }) {
  const [letters, setLetters] = useState(lettersOn);
  return (
    <Dialog title="Teclas de atalho" width={720} onClose={onClose}>
      <div className="key-map">
        {HEADINGS.map((heading) => {
          const own = shortcuts.filter(({ group = 'Nesta tela' }) => group === heading);
          return own.length > 0 ? <ShortcutList key={heading} title={heading} shortcuts={own} /> : null;
        })}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={letters}
          onChange={({ target }) => {
            setLetters(target.checked);
            setLettersOn(target.checked);
          }}
        />
        <span>
          Usar teclas de uma letra (como N ou G H) fora dos campos
          <span className="caption text-2" style={{ display: 'block' }}>
            Desligue se o leitor de tela ou o comando de voz as usa. As combinações com Ctrl e Alt continuam.
          </span>
        </span>
      </label>
    </Dialog>
  );
}
