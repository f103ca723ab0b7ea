import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconType } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export type ButtonLook = 'primary' | 'outline' | 'soft' | 'text' | 'quiet' | 'danger' | 'danger-outline';

type Shared = {
  look?: ButtonLook | undefined;
  size?: 'small' | 'large' | undefined;
  wide?: boolean | undefined;
  icon?: IconType | undefined;
  /** Keys printed on the button, e.g. "Ctrl S". */
  keys?: string | undefined;
  children?: ReactNode;
};

export type ButtonProps = Shared &
  Omit<ComponentProps<'button'>, 'disabled'> & {
    /** Sending: the label changes to it and presses are ignored, the focus stays. */
    busy?: string | false | undefined;
  };

export function buttonClass({
  look = 'outline',
  size,
  wide,
}: Pick<Shared, 'look' | 'size' | 'wide'>): string {
  return classes('button', look, size, wide && 'wide');
}

function Content({ icon, keys, children, busy }: Shared & { busy?: string | false | undefined }) {
  return (
    <>
      {icon ? <Icon of={icon} /> : null}
      {busy || children}
      {keys && !busy ? <Kbd keys={keys} /> : null}
    </>
  );
}

/**
 * A button is never disabled for invalid data: it takes the person to the first problem.
 * While `busy` it stays focusable and ignores presses.
 */
export function Button({ look, size, wide, icon, keys, busy, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(buttonClass({ look, size, wide }), rest.className)}
      aria-disabled={busy ? true : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <Content icon={icon} keys={keys} busy={busy}>
        {children}
      </Content>
    </button>
  );
}

/** A square button with an icon only; `label` is what it says to who hears and on hover. */
export function IconButton({
  label,
  icon,
  look = 'quiet',
  size = 'small',
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & {
  label: string;
  icon: IconType;
  look?: ButtonLook;
  size?: 'small' | 'large';
}) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classes(buttonClass({ look, size }), 'icon-only', rest.className)}
    >
      <Icon of={icon} />
    </button>
  );
}

/** A plain link drawn as a button (downloads, outside pages). */
export function ButtonAnchor({ look, size, wide, icon, children, ...rest }: Shared & ComponentProps<'a'>) {
  return (
    <a {...rest} className={classes(buttonClass({ look, size, wide }), rest.className)}>
      <Content icon={icon}>{children}</Content>
    </a>
  );
}
