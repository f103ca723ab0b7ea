import './older-browsers.ts';
import { createRoot } from 'react-dom/client';
import { startAppearance } from '#platform/ui/theme';
import '../../platform/ui/styles/tokens.css';
import '../../platform/ui/styles/base.css';
import '../../platform/ui/styles/forms.css';
import '../../platform/ui/styles/parts.css';
import { App } from './app.tsx';

startAppearance();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
