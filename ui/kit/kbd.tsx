/** Keys as printed on buttons. Apple keyboards show the option sign. */
export function Kbd({ keys }: { keys: string }) {
  const apple = navigator.platform.startsWith('Mac');
  return <kbd className="kbd">{apple ? keys.replace('Alt', '⌥').replace('Ctrl', '⌘') : keys}</kbd>;
}
