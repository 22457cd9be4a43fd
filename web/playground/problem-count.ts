import { msg, str } from '@lit/localize';
import type { Diagnostic } from '../compiler/diagnostic.ts';

/** `2 errors, 1 warning` */
export function problemCount(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (errors === 0) return warnings === 0 ? '' : warningCount(warnings);
  if (warnings === 0) return errorCount(errors);
  return msg(str`${errorCount(errors)}, ${warningCount(warnings)}`);
}

function errorCount(count: number): string {
  return count === 1 ? msg('1 error') : msg(str`${count} errors`);
}

function warningCount(count: number): string {
  return count === 1 ? msg('1 warning') : msg(str`${count} warnings`);
}
