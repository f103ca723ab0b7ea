/** True for the form of a CEP without mask: eight digits, not all zeros. */
export function isCep(digits: string): boolean {
  return /^[0-9]{8}$/.test(digits) && digits !== '00000000';
}

/** '01310100' as '01310-100'. A text without 8 digits comes back as it is. */
export function formatCep(digits: string): string {
  return digits.replace(/^([0-9]{5})([0-9]{3})$/, '$1-$2');
}
