export { OnlineSwitchCard } from './switch-card.tsx';
