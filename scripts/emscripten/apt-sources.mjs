// Reads apt's source lists, one-line (`*.list`) and deb822 (`*.sources`), to learn which mirror this
// machine takes its Debian packages from. See sources.list(5).

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} AptSource
 * @property {string[]} types
 * @property {string[]} uris
 * @property {string[]} suites
 * @property {string[]} components
 */

/** @param {string} text @returns {AptSource[]} */
export function parseOneLineSources(text) {
  const sources = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/#.*/, '').trim();
    const match = /^(deb|deb-src)\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s*(.*)$/.exec(line);
    if (!match) continue;
    const [, type = '', uri = '', suite = '', components = ''] = match;
    sources.push({ types: [type], uris: [uri], suites: [suite], components: words(components) });
  }
  return sources;
}

/** @param {string} text @returns {AptSource[]} */
export function parseDeb822Sources(text) {
  const withoutComments = text.split('\n').filter((line) => !line.startsWith('#')).join('\n');
  const sources = [];
  for (const stanza of withoutComments.split(/\n[ \t]*\n/)) {
    const fields = new Map();
    let current = '';
    for (const line of stanza.split('\n')) {
      const field = /^([A-Za-z][A-Za-z0-9-]*):(.*)$/.exec(line);
      if (field) {
        current = (field[1] ?? '').toLowerCase();
        fields.set(current, field[2] ?? '');
      } else if (current) {
        fields.set(current, `${fields.get(current)} ${line}`);
      }
    }
    if (!fields.has('uris') || /^\s*(no|false|off|0)\s*$/i.test(fields.get('enabled') ?? '')) continue;
    sources.push({
      types: words(fields.get('types')),
      uris: words(fields.get('uris')),
      suites: words(fields.get('suites')),
      components: words(fields.get('components')),
    });
  }
  return sources;
}

/** @param {string | undefined} text */
function words(text) {
  return (text ?? '').split(/\s+/).filter(Boolean);
}

/**
 * The mirrors that serve whole Debian releases, in the order that apt reads them. Security,
 * updates and backports archives are left out: they do not hold a whole release.
 * @param {AptSource[]} sources
 * @param {string[]} releases names that this machine's release goes by, such as bookworm and oldstable
 */
export function debianMirrors(sources, releases) {
  const mirrors = sources
    .filter((source) => source.types.includes('deb') && source.components.includes('main'))
    .filter((source) => source.suites.some((suite) => releases.includes(suite)))
    .flatMap((source) => source.uris)
    .filter((uri) => !uri.startsWith('cdrom:'))
    .map((uri) => uri.replace(/\/+$/, ''));
  return [...new Set(mirrors)];
}

/** @param {string} [etcApt] @returns {AptSource[]} */
export function readAptSources(etcApt = '/etc/apt') {
  const parts = path.join(etcApt, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).sort() : [];
  const files = [path.join(etcApt, 'sources.list'), ...names.map((name) => path.join(parts, name))];
  return files.filter((file) => existsSync(file)).flatMap((file) => {
    if (file.endsWith('.list')) return parseOneLineSources(readFileSync(file, 'utf8'));
    if (file.endsWith('.sources')) return parseDeb822Sources(readFileSync(file, 'utf8'));
    return [];
  });
}

/** @param {string} osRelease the text of /etc/os-release */
export function releaseNames(osRelease) {
  const codename = /^VERSION_CODENAME=["']?([a-z]+)/m.exec(osRelease)?.[1];
  return [codename, 'stable', 'oldstable', 'oldoldstable', 'testing', 'unstable', 'sid'].filter(
    (name) => name !== undefined,
  );
}
