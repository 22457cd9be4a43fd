import { preferredLanguage } from '../i18n/preference.ts';
import { SafeStorage } from '../storage/safe-storage.ts';

location.replace(new URL(`${preferredLanguage(new SafeStorage(), navigator.languages)}/`, location.href));
