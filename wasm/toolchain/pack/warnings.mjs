/**
 * The warnings that a learner's program is compiled with: those that tell of mistakes, and not those
 * of style. What is not used yet is no mistake while one tries things out, and an `int` beside a
 * `size_t` in a loop seldom is one.
 */
export const warnings = [
  ...['-Wall', '-Wextra', '-Wshadow', '-Wloop-analysis'],
  ...['-Wno-unused-parameter', '-Wno-unused-variable', '-Wno-unused-but-set-variable', '-Wno-unused-function'],
  ...['-Wno-unused-const-variable', '-Wno-unused-private-field', '-Wno-unused-local-typedef'],
  ...['-Wno-unused-lambda-capture', '-Wno-sign-compare', '-Wno-missing-field-initializers'],
];
