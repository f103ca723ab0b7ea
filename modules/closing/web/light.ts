export { ClosedNotice } from './closed-notice.tsx';
