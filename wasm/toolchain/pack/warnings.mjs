/** The warnings that a learner's program is compiled with. */
export const warnings = ['-Wall', '-Wextra'];
