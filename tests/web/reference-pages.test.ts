import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publicHeaders } from '../../web-build/asyncio-reference.ts';
import { readPublicNames } from '../../web-build/header-reference.ts';
import { concepts, type ConceptGroup } from '../../web-build/reference-pages/concepts.ts';
import { parseContract } from '../../web-build/reference-pages/contract.ts';
import { html } from '../../web-build/static-pages/html.ts';
import { buildModel, qualified, type ReferenceItem } from '../../web-build/reference-pages/model.ts';
import { renderPages, type ShownExample } from '../../web-build/reference-pages/pages.ts';
import { shownExamples } from '../../web-build/reference-pages/plugin.ts';
import { pythonTable, readmeTable } from '../../web-build/reference-pages/python-table.ts';

const headers = publicHeaders();
const names = readPublicNames(headers);
const model = buildModel(names);
const files = renderPages(model, shownExamples());

/** The umbrella has no names of its own. */
const UMBRELLA = 'asyncio.hpp';

function twice(list: readonly string[]): string[] {
  return list.filter((item, index) => list.indexOf(item) !== index);
}

describe('parseContract', () => {
  it('takes a comment apart at its tags, which may stand within a line', () => {
    const contract = parseContract('Takes it off again. @param id what\n  was returned.\n@returns how many.\n@throws A if so,\n  B if not.');
    expect(contract).toEqual({
      description: 'Takes it off again.',
      parameters: [{ name: 'id', text: 'what was returned.' }],
      returns: 'how many.',
      throws: 'A if so,\n  B if not.',
      sources: [],
    });
  });

  it('keeps paragraphs and code apart, and goes on with the text after an empty line', () => {
    const { description, returns } = parseContract('One:\n\n    code();\n\n@returns it.\n\nTwo.');
    expect(description).toBe('One:\n\n    code();\n\nTwo.');
    expect(returns).toBe('it.');
  });

  it('takes out where Python tells of it', () => {
    const { description, sources, returns } = parseContract(
      'Text. See https://docs.python.org/3/a.html\nSee PEP 654 and\nhttps://docs.python.org/3/b.html#c.\n@returns it.',
    );
    expect(sources).toEqual(['https://docs.python.org/3/a.html', 'https://peps.python.org/pep-0654/', 'https://docs.python.org/3/b.html#c']);
    expect([description, returns]).toEqual(['Text.', 'it.']);
  });

  it('leaves a See alone that leads elsewhere', () => {
    expect(parseContract('A loop.\nSee `new_event_loop`.').description).toBe('A loop.\nSee `new_event_loop`.');
  });
});

describe('html', () => {
  it('escapes what is no HTML, and leaves out what is nothing', () => {
    expect(String(html`<p title="${'"a"'}">${['<b>', html`<i>`, 1]}${undefined}</p>`)).toBe('<p title="&quot;a&quot;">&lt;b&gt;<i>1</p>');
  });
});

describe('a page', () => {
  const example: ShownExample = { id: 'shown', title: 'A <lesson>', summary: 'S.', source: 'int main() {}', original: 'pass' };
  const groups: ConceptGroup[] = [
    {
      title: 'Group',
      concepts: [
        { id: 'things', title: 'Things', summary: 'Of `Thing`.', headers: ['thing.hpp'], examples: ['unwritten', 'shown'] },
        { id: 'parts', title: 'Parts', summary: 'P.', headers: [], names: ['Thing::part'], examples: ['shown'] },
        { id: 'to-come', title: 'To come', summary: 'T.', headers: ['to_come.hpp'], examples: ['shown'] },
      ],
    },
  ];
  const text = `namespace asyncio {
namespace detail {
class Base {
 public:
  /// Whether it is over.
  bool done() const;
};
}
/// Begins with \`part()\` and <ends>.
class Thing : public detail::Base {
 public:
  /// @param size in seconds.
  explicit Thing(int size);
  /// A part. @throws Thing if \`x\` is one, std::bad_alloc.
  template <class T>
    requires(sizeof(T) > 1)
  Thing part(T&& value, const Thing& other = {}) const noexcept;
};
/// Derived.
class Special : public Thing {};
}  // namespace asyncio
`;
  const small = buildModel(readPublicNames([{ name: 'thing.hpp', text }]), groups);
  const pages = renderPages(small, [example]);
  const things = pages.get('things.html')!;
  const parts = pages.get('parts.html')!;

  it('is there only if there is something to say', () => {
    expect([...pages.keys()]).toEqual(['index.html', 'python.html', 'things.html', 'parts.html']);
  });

  it('has each name with its signature as a reader of Python likes it', () => {
    const signature = (page: string) => [...page.matchAll(/<span class="line">(.*)<\/span>/g)].map(([, line]) => line!.replace(/<[^>]*>/g, ''));
    expect(signature(things)).toEqual(['class Thing', 'Thing(int size)', 'bool done()', 'class Special : Thing']);
    expect(signature(parts)).toEqual(['Thing part(value, const Thing&amp; other = {})']);
  });

  it('leads from names to their places, on whatever page they are', () => {
    expect(things).toContain('<a href="parts.html#Thing.part"><code>part()</code></a> and &lt;ends&gt;');
    expect(things).toContain('Thing also has <a href="parts.html#Thing.part"><code>part</code></a>.');
    expect(things).toContain('Special also has <a href="things.html#Thing.done"><code>done</code></a> and <a href="parts.html#Thing.part">');
    expect(parts).toContain('<h2 id="Thing.part"><a href="#Thing.part">Thing::part</a></h2>');
  });

  it('tells what is thrown, with classes as code', () => {
    expect(parts).toContain('<dd><a href="things.html#Thing"><code>Thing</code></a> if <code>x</code> is one, <code>std::bad_alloc</code>.</dd>');
  });

  it('shows the first of its examples that there is, and leads to it in the playground', () => {
    expect(things).toContain('<h2 id="example"><small>Example</small> A &lt;lesson&gt;</h2>');
    expect(things).toMatch(/<a class="button" href="\.\.\/#shown"[^>]*>Run in the playground<\/a>/);
  });
});

describe("the runtime's pages", () => {
  it('tell of every public name, each on one page', () => {
    const items = (list: readonly ReferenceItem[]): string[] => list.flatMap(({ name, members }) => [qualified(name), ...items(members)]);
    expect(model.homeless, 'list their headers in web-build/reference-pages/concepts.ts').toEqual([]);
    const shown = model.pages.flatMap(({ entries }) => items(entries));
    expect(shown.sort()).toEqual(names.map((name) => qualified(name)).sort());
  });

  it('tell of every public header, each on one page', () => {
    const listed = concepts.flatMap((concept) => concept.headers);
    expect(twice(listed)).toEqual([]);
    const withNames = headers.map(({ name }) => name).filter((name) => name !== UMBRELLA);
    expect(withNames.filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('list no header and no name that there is not, and no name twice', () => {
    const known = new Set([...headers.map(({ name }) => name), ...names.map((name) => qualified(name))]);
    const listed = concepts.flatMap((concept) => [...concept.headers, ...(concept.names ?? [])]);
    expect(listed.filter((name) => !known.has(name))).toEqual([]);
    expect(twice(listed)).toEqual([]);
  });

  it('have an example each', () => {
    const examples = new Set(shownExamples().map(({ id }) => id));
    const missing = new Set(concepts.flatMap((concept) => concept.examples).filter((id) => !examples.has(id)));
    expect([...missing]).toEqual([]);
  });

  it('lead to places that there are', () => {
    const broken: string[] = [];
    for (const [file, page] of files) {
      for (const [, href = ''] of page.matchAll(/<a [^>]*href="([^"]*)"/g)) {
        if (/^https:|^\.\.\/(#|$|\w+\/$)/.test(href)) continue;
        const [path, fragment] = href.split('#');
        const target = files.get(path === '' ? file : path === './' ? 'index.html' : path!);
        const id = fragment && decodeURIComponent(fragment);
        if (target === undefined || (id && !target.includes(` id="${id}"`))) broken.push(`${file}: ${href}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('have a text in every link', () => {
    const empty = [...files.values()].flatMap((page) => page.match(/<a [^>]*>\s*<\/a>/g) ?? []);
    expect(empty).toEqual([]);
  });

  it('hold no id twice, and ask for nothing from other sites', () => {
    for (const [file, page] of files) {
      expect(twice([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!)), file).toEqual([]);
      expect(page, file).not.toMatch(/<(?:link|script|img|iframe)[^>]*(?:src|href)="https?:/);
    }
  });

  it("lead to Python's documentation from every concept that Python has", () => {
    const OUR_OWN = new Set(['hosts', 'print', 'traces']);
    const without = model.pages.filter(({ concept }) => !files.get(`${concept.id}.html`)!.includes('In Python: '));
    expect(without.map(({ concept }) => concept.id).filter((id) => !OUR_OWN.has(id))).toEqual([]);
  });
});

describe('the table from Python to C++', () => {
  it('leads to pages that there are', () => {
    const ids = new Set(concepts.map(({ id }) => id));
    expect(pythonTable.filter(({ concept }) => !ids.has(concept))).toEqual([]);
  });

  it('names what there is', () => {
    const shown = new Set(model.pages.map(({ concept }) => concept.id));
    const written = pythonTable.filter(({ concept }) => shown.has(concept)).flatMap(({ cpp }) => [...cpp.matchAll(/asyncio::(\w+)/g)].map(([, name]) => name!));
    const globals = new Set(names.filter(({ scope }) => scope === '').map(({ name }) => name));
    expect(written.filter((name) => !globals.has(name))).toEqual([]);
  });

  it("is the README's, too", () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(`\n\n${readmeTable()}\n\n`);
  });
});

