import { type ReactNode, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { classes } from './classes.ts';
import { Icon, type IconType } from './icon.tsx';
import { useFloating } from './use-floating.ts';

/** What the button that opens a menu must carry. */
export type MenuTrigger = {
  ref: (element: HTMLButtonElement | null) => void;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  'aria-controls': string | undefined;
  onClick: () => void;
};

/**
 * A menu under a button (WAI-ARIA menu button): ↑ ↓ Home End and letters move, Enter acts, Esc and Tab close
 * and give the focus back. `trigger` draws the button with the properties it gets.
 */
export function Menu({
  label,
  width,
  trigger,
  children,
}: {
  label: string;
  /** px. */
  width?: number;
  trigger: (button: MenuTrigger) => ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const close = (giveBack: boolean) => {
    setOpen(false);
    if (giveBack) button?.focus();
  };
  return (
    <>
      {trigger({
        ref: setButton,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
      })}
      {open && button ? (
        <Floating id={id} label={label} width={width} anchor={button} onClose={close}>
          {children}
        </Floating>
      ) : null}
    </>
  );
}

function Floating({
  id,
  label,
  width,
  anchor,
  onClose,
  children,
}: {
  id: string;
  label: string;
  width: number | undefined;
  anchor: HTMLElement;
  onClose: (giveBack: boolean) => void;
  children: ReactNode;
}) {
  const floating = useFloating(anchor, onClose);
  return createPortal(
    <div id={id} role="menu" aria-label={label} className="menu" style={{ width }} {...floating}>
      {children}
    </div>,
    document.body,
  );
}

export function MenuItem({
  icon,
  danger,
  closed,
  aside,
  checked,
  onChoose,
  children,
}: {
  icon?: IconType | undefined;
  danger?: boolean | undefined;
  /** Why it cannot be chosen now: it stays to be read. */
  closed?: string | undefined;
  /** At the right end: keys, a note. */
  aside?: ReactNode;
  /** One of several choices, marked when it holds; the menu stays open. */
  checked?: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      aria-disabled={closed ? true : undefined}
      tabIndex={-1}
      className={classes('menu-item', danger && 'text-danger')}
      onClick={closed ? undefined : onChoose}
    >
      {icon ? <Icon of={icon} /> : null}
      {checked === undefined ? null : <span className="menu-mark" aria-hidden />}
      <span className="grow">
        {children}
        {closed ? <span className="menu-closed caption">{closed}</span> : null}
      </span>
      {aside}
    </button>
  );
}

/** Choices that belong together, under their title. */
export function MenuGroup({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="menu-part">
      <div id={id} className="menu-title">
        {title}
      </div>
      {children}
    </div>
  );
}
