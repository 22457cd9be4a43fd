/** Why a program could not be linked. */
export type LinkProblem =
  /** `name` is declared and used, but defined nowhere: `send_mail(std::string)`, `vtable for Mail`, `counter`. */
  | { readonly kind: 'undefined'; readonly name: string }
  /** The functions reach out of the program, which a program here may not do. */
  | { readonly kind: 'forbidden'; readonly reach: Reach; readonly names: readonly string[] }
  | { readonly kind: 'duplicate'; readonly name: string }
  /** It is declared with other parameters or another result than it is defined with. */
  | { readonly kind: 'mismatch'; readonly name: string }
  | { readonly kind: 'no-main' }
  | { readonly kind: 'other'; readonly text: string };

/** What it is outside of the program that a function is for. */
export type Reach = 'files' | 'network' | 'threads' | 'processes' | 'javascript' | 'system';
