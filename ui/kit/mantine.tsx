import { createTheme, type CSSVariablesResolver, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAppearance } from './theme.ts';
import '../styles/mantine.ts';

/** Shades of the petrol of the tokens (ui/styles/tokens.css); components read the tokens below, this only feeds Mantine's maths. */
const PETROL = [
  '#e3f1f3',
  '#cfe5e9',
  '#a9d0d7',
  '#7fb9c3',
  '#569fac',
  '#2f8292',
  '#0b6273',
  '#0a5766',
  '#084b58',
  '#0a3d47',
] as const;

const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 6,
  colors: { petrol: PETROL },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '20px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  respectReducedMotion: true,
});

const tokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-anchor': 'var(--primary)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-3)',
  '--mantine-color-default-border': 'var(--border)',
  '--mantine-color-petrol-filled': 'var(--primary)',
  '--mantine-color-petrol-light': 'var(--primary-soft)',
  '--mantine-primary-color-contrast': 'var(--on-primary)',
  '--mantine-shadow-md': 'var(--shadow)',
};
/** Mantine draws by our tokens, which already know light and dark. */
const resolver: CSSVariablesResolver = () => ({ variables: tokens, light: tokens, dark: tokens });

/** Around what Mantine draws, and only there: most screens need none of it. */
export function KitProvider({ children }: { children: ReactNode }) {
  const { scheme } = useAppearance();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}
