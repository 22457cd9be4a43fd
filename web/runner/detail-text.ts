import { msg, str } from '@lit/localize';
import type { Detail } from './problem.ts';

/** What went wrong, within a sentence. */
export function detailText(detail: Detail): string {
  if (typeof detail === 'string') return detail;
  switch (detail.kind) {
    case 'no-answer':
      return msg(str`the server cannot be reached for ${detail.file}`);
    case 'refused':
      return msg(str`the server answered ${detail.status} for ${detail.file}`);
    case 'broken-off':
      return msg(str`the connection broke while ${detail.file} was on its way`);
    case 'unreadable':
      return msg(str`${detail.file} cannot be read: ${detailText(detail.cause)}`);
    case 'too-long':
      return msg(str`${detail.file} is longer than it should be`);
    case 'not-it':
      return msg(str`${detail.file} is not the file that it should be`);
    case 'wrong-size':
      return msg(str`${detail.file} has ${detail.bytes} bytes on the server, not ${detail.expected}`);
    case 'wrong-size-unpacked':
      return msg(str`${detail.file} holds ${detail.bytes} bytes when unpacked, not ${detail.expected}`);
    case 'changed':
      return msg(str`${detail.file} has changed on the server`);
    case 'wrong-part':
      return msg(str`the server answered with a wrong part of ${detail.file}`);
    case 'not-downloaded':
      return msg(str`${detail.file} could not be downloaded: ${detailText(detail.cause)}`);
    case 'connection-broke':
      return msg('the connection broke');
    case 'server-silent':
      return msg('the server fell silent');
    case 'script-not-loaded':
      return msg('its script cannot be loaded');
    case 'worker-not-started':
      return msg('it does not start');
    case 'functions-missing':
      return msg(str`it wants functions that are not there: ${detail.names}`);
    case 'compiler-not-loaded':
      return msg(str`it could not be loaded: ${detailText(detail.cause)}`);
    case 'compiler-ended':
      return msg(str`clang ended with status ${detail.status}`);
  }
}
