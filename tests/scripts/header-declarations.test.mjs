// The site's reader of the headers (web-build/header-declarations.ts) against a compiler's.

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { publicHeaders } from '../../web-build/asyncio-reference.ts';
import { readDeclarations } from '../../web-build/header-declarations.ts';
import { inProject } from '../../scripts/lib/project.mjs';

/**
 * @typedef {object} AstNode of clang's AST, as much as is read
 * @property {string} kind
 * @property {string} [name]
 * @property {string} [access]
 * @property {string} [tagUsed]
 * @property {boolean} [isImplicit]
 * @property {boolean} [explicitlyDeleted]
 * @property {boolean} [completeDefinition]
 * @property {string} [scopedEnumTag]
 * @property {AstNode[]} [inner]
 */

const headers = publicHeaders();

/** @param {string[]} flags */
function clang(...flags) {
  const includes = headers.map(({ name }) => `#include "asyncio/${name}"\n`).join('');
  const { stdout, stderr } = spawnSync(
    'clang++-19',
    ['-std=c++20', '-I', inProject('wasm/include'), '-fsyntax-only', ...flags, '-x', 'c++', '-'],
    { input: includes, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  return { stdout, stderr };
}

/** @returns {AstNode[]} what the headers put into namespace asyncio, one tree each time that it is opened */
function namespaceTrees() {
  const { stdout } = clang('-Xclang', '-ast-dump=json', '-Xclang', '-ast-dump-filter=asyncio');
  const trees = stdout.split(/(?<=^\})\n(?=\{)/m).map((text) => /** @type {AstNode} */ (JSON.parse(text)));
  return trees.filter(({ kind, name }) => kind === 'NamespaceDecl' && name === 'asyncio');
}

const TEMPLATES = new Set(['ClassTemplateDecl', 'FunctionTemplateDecl', 'VarTemplateDecl']);
const NAMED = new Set(['FunctionDecl', 'CXXMethodDecl', 'VarDecl', 'FieldDecl', 'ConceptDecl']);

/**
 * The public names below a node, each as often as it is declared with a comment.
 * @param {AstNode} scope
 * @param {string} prefix
 * @param {Map<string, number>} commented
 */
function collect(scope, prefix, commented) {
  let isPublic = scope.kind === 'NamespaceDecl' || scope.tagUsed === 'struct';
  for (const node of scope.inner ?? []) {
    if (node.kind === 'AccessSpecDecl') isPublic = node.access === 'public';
    const declared = TEMPLATES.has(node.kind) ? node.inner?.find(({ kind }) => /^(CXXRecord|Function|CXXMethod|Var)Decl$/.test(kind)) : node;
    if (!declared || !isPublic || declared.isImplicit || declared.explicitlyDeleted) continue;
    const { kind, name = '' } = declared;
    const full = `${prefix}${name}`;
    const count = () => {
      const hasComment = [node, declared].some(({ inner }) => inner?.some((child) => child.kind === 'FullComment'));
      commented.set(full, (commented.get(full) ?? 0) + (hasComment ? 1 : 0));
    };
    if (kind === 'CXXRecordDecl') {
      if (!declared.completeDefinition) continue;
      count();
      collect(declared, `${full}::`, commented);
    } else if (kind === 'EnumDecl') {
      count();
      const values = (declared.inner ?? []).filter((value) => value.kind === 'EnumConstantDecl');
      for (const value of values) {
        const explained = value.inner?.some((child) => child.kind === 'FullComment');
        // Of a scoped enumeration, the names mostly speak for themselves.
        if (!declared.scopedEnumTag) commented.set(`${prefix}${value.name}`, 1);
        else if (explained) commented.set(`${full}::${value.name}`, 1);
      }
    } else if (NAMED.has(kind) && !name.startsWith('operator')) {
      count();
    }
  }
}

/** @param {Map<string, number>} counts */
const sorted = (counts) => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

// A compiler may have to wait for its turn on a busy machine.
describe('the headers', { timeout: 60_000 }, () => {
  it('are read as clang reads them: the same public names, with as many comments', () => {
    const byClang = new Map();
    for (const tree of namespaceTrees()) collect(tree, '', byClang);
    const byUs = new Map();
    for (const { kind, path, name, comment } of readDeclarations(headers)) {
      if (path.includes('detail') || kind === 'constructor' || kind === 'operator') continue;
      const full = [...path.slice(1), name].join('::');
      byUs.set(full, (byUs.get(full) ?? 0) + (comment === '' ? 0 : 1));
    }
    expect(byClang.size).toBeGreaterThan(50);
    expect(sorted(byUs)).toEqual(sorted(byClang));
  });

  it('explain parameters that there are, by tags that there are', () => {
    const complaints = clang('-Wdocumentation', '-Wdocumentation-unknown-command').stderr.match(/.*warning: .*/g) ?? [];
    // `@throws CancelledError.` says enough.
    expect(complaints.filter((line) => !line.includes("empty paragraph passed to '@throws'"))).toEqual([]);
  });
});
