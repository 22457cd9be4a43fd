import { describe, expect, test } from 'vitest';
import { WordWrap } from '../../web/terminal/word-wrap.ts';

/** What a terminal shows of the codes that a line is made of. */
function shown(sent: string): string[] {
  const rows: string[] = [''];
  let row = 0;
  let column = 0;
  for (const [token, count, code] of sent.matchAll(/\x1b\[(\d*)([GKAJm])|\r\n|[^\x1b\r]/gs)) {
    if (token === '\r\n') {
      rows[++row] = '';
      column = 0;
    } else if (code === 'G') {
      column = Number(count) - 1;
    } else if (code === 'A') {
      row -= Number(count);
    } else if (code === 'K' || code === 'J') {
      rows[row] = rows[row]!.slice(0, column);
      if (code === 'J') rows.length = row + 1;
    } else if (code !== 'm') {
      rows[row] = rows[row]!.padEnd(column).slice(0, column) + token + rows[row]!.slice(column + 1);
      column++;
    }
  }
  return rows;
}

const wrap = (text: string, columns = 16, indent = 4) => shown(new WordWrap(columns, indent).write(text));

describe('WordWrap', () => {
  test('breaks at words and indents what follows', () => {
    expect(wrap('never awaited again')).toEqual(['never ', '    awaited ', '    again']);
  });

  test('fills a row to its last column', () => {
    expect(wrap('twelve chars')).toEqual(['twelve chars']);
    expect(wrap('twelve chars end')).toEqual(['twelve chars', '    end']);
  });

  test('keeps a colour that begins within a moved word', () => {
    const line = new WordWrap(16, 4);
    line.write('never awa');
    expect(line.write('\x1b[31mit')).toBe('\x1b[31mit');
    expect(line.write('ed')).toBe('\x1b[11G\x1b[K\r\n    awa\x1b[31mited');
  });

  test('moves a word that was begun in the row before', () => {
    const line = new WordWrap(16, 4);
    const begun = `    ${line.write('never awa')}`;
    expect(shown(begun + line.write('ited'))).toEqual(['    never ', '    awaited']);
  });

  test('breaks a word that no row can hold', () => {
    expect(wrap('abcdefghijklmnopqrst')).toEqual(['abcdefghijkl', '    mnopqrst']);
  });

  test('counts two columns for East Asian letters and none for accents', () => {
    expect(wrap('漢字漢字漢字漢')).toEqual(['漢字漢字漢字', '    漢']);
    expect(wrap('e\u0301'.repeat(12))).toHaveLength(1);
  });

  test('breaks Chinese between any two letters, but begins no row with what closes', () => {
    // Twelve columns: six letters, or less where the seventh may not stand alone.
    expect(wrap('一二三四五六七')).toEqual(['一二三四五六', '    七']);
    expect(wrap('一二三四五六，七八')).toEqual(['一二三四五', '    六，七八']);
    expect(wrap('一二三四五（六七）')).toEqual(['一二三四五', '    （六七）']);
    expect(wrap('一二 sleep 三四五')).toEqual(['一二 sleep ', '    三四五']);
    expect(wrap('一二三sleep四')).toEqual(['一二三sleep', '    四']);
  });

  test('breaks Chinese as well when it comes in pieces', () => {
    const line = new WordWrap(16, 4);
    const sent = ['一二三', '四五', '六', '，七'].map((piece) => line.write(piece)).join('');
    // The sixth letter is taken back for what may not begin a row.
    expect(sent).toBe('一二三四五六\x1b[15G\x1b[K\r\n    六，七');
  });

  test('begins again on the row where the line began', () => {
    const line = new WordWrap(16, 4);
    const sent = `    ${line.write('one two three four')}${line.rewind()}${line.write('done')}`;
    expect(shown(sent)).toEqual(['    done']);
  });

  test('leaves room for words on the narrowest screen', () => {
    expect(wrap('ten letter', 5, 4)).toEqual(['ten letter']);
  });
});
