import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderGuides } from '../../web-build/guide-pages/pages.ts';
import { readGuides } from '../../web-build/guide-pages/plugin.ts';
import { SPEEDS } from '../../web/player/speeds.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const guides = readGuides();
const embedding = guides.find(({ id }) => id === 'embedding')!.markdown;
const types = read('web/embed/coroscope.d.ts');

/** The code that the rows of a table begin with, by the table's first heading. */
function rowsOf(heading: string): string[] {
  const [, table = ''] = new RegExp(`^\\| ${heading} \\|.*\\n\\|[- |]+\\n((?:\\|.*\\n)+)`, 'm').exec(embedding) ?? [];
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, code]) => code!);
}

const nameOf = (code: string) => /^[\w-]+/.exec(code)![0];

describe('the guide for authors tells of all there is:', () => {
  test('attributes', () => {
    const [, element = ''] = /interface CoroscopePlaygroundElement[^{]*\{([\s\S]*?)^ {2}\/\*\* Runs/m.exec(types) ?? [];
    const attributes = [...element.matchAll(/\/\*\* `([\w-]+)/g)].map(([, name]) => name);
    expect(attributes.length).toBeGreaterThan(10);
    expect(rowsOf('attribute').map(nameOf).sort()).toEqual(attributes.sort());
  });

  test('methods', () => {
    const methods = [...types.matchAll(/^ {2}(\w+)\([^)<\n]*\): /gm)].map(([, name]) => name);
    expect(rowsOf('method').map(nameOf).sort()).toEqual(methods.sort());
  });

  test('events, with what they tell', () => {
    const [, map = ''] = /interface CoroscopeEventMap \{([\s\S]*?)^\}/m.exec(types) ?? [];
    const events = [...map.matchAll(/^ {2}(\w+): CustomEvent<(\w+)>/gm)];
    expect(rowsOf('event')).toEqual(events.map(([, name]) => name));
    for (const [, name, detail] of events) {
      const [, fields = ''] = new RegExp(`interface ${detail} \\{([\\s\\S]*?)^\\}`, 'm').exec(types) ?? [];
      const names = [...fields.matchAll(/readonly (\w+):/g)].map(([, field]) => `\`${field}\``);
      const [, told = ''] = new RegExp(`^\\| \`${name}\` \\|.*\\| ?(.*) \\|$`, 'm').exec(embedding) ?? [];
      expect(told.trim(), name).toBe(names.join(', '));
    }
  });

  test('properties of its looks', () => {
    const styles = ['web/styles/tokens.css', 'web/embed/playground-card.styles.ts'].map(read).join('\n');
    const used = [...styles.matchAll(/var\(\s*(--coroscope-[\w-]+)/g)].map(([, name]) => name!);
    expect(rowsOf('property').sort()).toEqual([...new Set(used)].sort());
  });

  test('parameters of frames', () => {
    const [, list = ''] = /const ATTRIBUTES = \[([^\]]*)\]/.exec(read('web/embed/main.ts')) ?? [];
    const parameters = [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name);
    const attributes = rowsOf('attribute').map(nameOf);
    expect(attributes.filter((name) => name !== 'height').sort()).toEqual(parameters.sort());
  });

  test('speeds', () => {
    const told = SPEEDS.filter(Number.isFinite).join(', ');
    expect(embedding).toContain(`${told} or \`instant\``);
  });
});

describe('the pages of the guide', () => {
  const files = renderGuides(guides);

  test('are listed on the first one, with what they are about', () => {
    const first = files.get('index.html')!;
    for (const { id, markdown } of guides) {
      expect(first).toContain(`<a href="${id}.html">${/^# (.*)/.exec(markdown)![1]}</a>`);
    }
    expect(first).toContain('Any page of any site can have C++ programs that its readers run and change');
  });

  test('lead only to what there is', () => {
    for (const [name, page] of files) {
      const links = [...page.matchAll(/<a href="([^"]*)"/g)].map(([, address]) => address!);
      for (const link of links.filter((address) => !/^(\.\.\/|#|\/)/.test(address))) {
        expect(link === './' || files.has(link), `${name} → ${link}`).toBe(true);
      }
    }
  });

  test('show HTML as text, and C++ in its colours', () => {
    const page = files.get('embedding.html')!;
    expect(page).toContain('&lt;coroscope-playground example=&quot;say_after_gather&quot;&gt;');
    expect(page).toContain('<span class="comment">// hidden-begin</span>');
    expect(page).toContain('<h2 id="content-security-policy">');
  });
});
