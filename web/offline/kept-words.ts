import { msg } from '@lit/localize';
import type { KeptPart } from './kept.ts';

/** What a part is good for, and what its removal means. @param size undefined as long as it is not known */
export function purposeOf(part: KeptPart, size: number | undefined): string {
  switch (part) {
    case 'site':
      return size === 0
        ? msg('Nothing is kept now, so the site needs a network. Where the browser allows it, it is kept at your next visit.')
        : msg('The site works without a network. It is kept again at your next visit.');
    case 'compiler':
      return size === 0
        ? msg('Nothing is kept now: it is downloaded when you next need it.')
        : msg('Edited programs run without a download. It is fetched again when you next need it.');
    case 'texts':
      return msg('Programs that you changed, chapters that you read, colours, speed. What is removed is lost.');
  }
}
