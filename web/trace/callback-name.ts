import { msg, str } from '@lit/localize';
import { readableName } from '../compiler/symbol-name.ts';

/** The runtime's own, demangled or not: `asyncio::detail::TimeoutCore::...`, `N7asyncio6detail...8WaitCore...`. */
const OWN = /^(?:asyncio::detail::|N7asyncio6detail)(?:.*?[:\d])??([A-Z][a-z]+)Core/;
const LAMBDA = /^(.*?)(?:\(.*\))?(?: const)?::(?:\$_\d+|'lambda\d*'.*|\{lambda.*)$/;
const PARAMETERS = /(?!^)\(.*\)(?: const)?$/;

/** What a learner calls a callback, of which the runtime knows the type or the function in C++. */
export function callbackName(text: string): string {
  const own = OWN.exec(text)?.[1];
  if (own) return own.toLowerCase();
  const around = LAMBDA.exec(text)?.[1];
  if (around !== undefined) return msg(str`lambda in ${readableName(around)}`);
  return readableName(text).replace(PARAMETERS, '');
}
