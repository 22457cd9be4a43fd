import { expect, test } from 'vitest';
import { callbackName } from '../../../web/trace/callback-name.ts';

test.each([
  ['async_main()::$_1', 'lambda in async_main'],
  ["Server::start(int)::'lambda'()", 'lambda in Server::start'],
  ['asyncio::detail::TimeoutCore::reschedule(std::__2::optional<double>)::$_1', 'timeout'],
  ['N7asyncio6detail8HandleOfIZNS0_8WaitCoreC1ENSt3__26vectorIiEEEUlvE_EE', 'wait'],
  ['ring(int)', 'ring'],
  ['Bell', 'Bell'],
])('%s is called %s', (text, name) => {
  expect(callbackName(text)).toBe(name);
});
