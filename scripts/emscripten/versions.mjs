// Which Emscripten the wasm build may use.

/** The versions that the whole project was built and tested with. */
export const knownEmscriptenVersions = ['3.1.69'];

/**
 * @param {string} text as `emscripten-version.txt` or `em++ --version` has it
 * @returns {string | undefined}
 */
export function parseVersion(text) {
  return /\d+\.\d+\.\d+/.exec(text)?.[0];
}

/**
 * @typedef {object} FoundEmscripten
 * @property {string} root the folder that holds emcc.py and cmake/
 * @property {string} version
 * @property {string} origin where it was found, for the person: PATH, EMSDK or private cache
 */

/**
 * The one to use, and why each other was passed over.
 * @param {FoundEmscripten[]} found in order of preference
 */
export function chooseEmscripten(found) {
  /** @type {string[]} */
  const notes = [];
  for (const candidate of found) {
    if (knownEmscriptenVersions.includes(candidate.version)) return { chosen: candidate, notes };
    notes.push(
      `Emscripten ${candidate.version} (${candidate.origin}) is not a version known to work ` +
        `(${knownEmscriptenVersions.join(', ')}), so it is not used.`,
    );
  }
  return { chosen: undefined, notes };
}
