export interface BudgetRate {
  /** What can be spent at once after a quiet time. */
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * What may be spent of something: refilled at a steady rate of real time. It can be overspent; but a
 * debt is never larger than what a second refills.
 */
export class Budget {
  /** Who waits for it waits until so many seconds' worth is there, and not again for every little thing. */
  static readonly RESERVE = 0.05;

  readonly #rate: BudgetRate;
  readonly #seconds: () => number;
  #credit: number;
  #refilledAt: number;

  constructor(rate: BudgetRate, seconds: () => number) {
    this.#rate = rate;
    this.#seconds = seconds;
    this.#credit = rate.burst;
    this.#refilledAt = seconds();
  }

  has(amount: number): boolean {
    if (amount > this.#credit) this.#refill();
    return amount <= this.#credit;
  }

  spend(amount: number): void {
    this.#credit = Math.max(this.#credit - amount, -this.#rate.perSecond);
  }

  /** The seconds until `amount` is there, with some in reserve; 0 if it is there now. */
  secondsUntil(amount: number): number {
    return this.has(amount) ? 0 : (amount - this.#credit) / this.#rate.perSecond + Budget.RESERVE;
  }

  #refill(): void {
    const now = this.#seconds();
    const earned = (now - this.#refilledAt) * this.#rate.perSecond;
    this.#credit = Math.min(this.#rate.burst, this.#credit + earned);
    this.#refilledAt = now;
  }
}
