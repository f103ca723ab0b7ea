import '../older-browsers.ts';
import { createRoot } from 'react-dom/client';
import { startAppearance } from '#ui/kit/theme';
import '../../../ui/styles/tokens.css';
import '../../../ui/styles/base.css';
import '../../../ui/styles/forms.css';
import '../../../ui/styles/parts.css';
import '../../../ui/styles/lists.css';
import '../../../ui/styles/layers.css';
import { StaticPage } from '#modules/ledi-tools/web/light';

startAppearance();
const root = document.getElementById('root');
if (root) createRoot(root).render(<StaticPage />);
