import './i18n/page-language.ts';
import { keepForOffline } from './offline/service-worker.ts';
import './playground/playground-page.ts';

keepForOffline();
