import { preferredLanguage } from '../i18n/language.ts';
import { SafeStorage } from '../storage/safe-storage.ts';

location.replace(new URL(`${preferredLanguage(new SafeStorage(), navigator.languages)}/`, location.href));
