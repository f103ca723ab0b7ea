export { SettingsFrame } from './frame.tsx';
