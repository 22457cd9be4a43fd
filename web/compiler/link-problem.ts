/** Why a program could not be linked. */
export type LinkProblem =
  /** `name` is declared and used, but defined nowhere: as C++ writes it, without its parameters' scopes. */
  | { readonly kind: 'undefined'; readonly name: string }
  /** A function that reaches out of the program, which a program here may not have. */
  | { readonly kind: 'forbidden'; readonly name: string }
  | { readonly kind: 'duplicate'; readonly name: string }
  | { readonly kind: 'no-main' }
  | { readonly kind: 'other'; readonly text: string };
