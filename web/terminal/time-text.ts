/** Seconds as the terminal shows them: three decimals, as `asyncio` programs' sleeps are told apart. */
export function secondsText(seconds: number): string {
  return `${seconds.toFixed(3)} s`;
}

/** The prefix of a line: when it was begun. */
export function elapsedText(seconds: number): string {
  return `+${secondsText(seconds)}`;
}

/** For the eye that follows them: so exact as the whole that they are a part of, `until`, asks for. */
export function roundedText(seconds: number, until: number): string {
  const digits = until >= 100 ? 1 : until >= 1 ? 2 : 3;
  return `${seconds.toFixed(digits)} s`;
}
