/** Seconds as the terminal shows them: three decimals, as `asyncio` programs' sleeps are told apart. */
export function secondsText(seconds: number): string {
  return `${seconds.toFixed(3)} s`;
}

/** The prefix of a line: when it was begun. */
export function elapsedText(seconds: number): string {
  return `+${secondsText(seconds)}`;
}
