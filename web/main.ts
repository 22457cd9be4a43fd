import { keepForOffline } from './offline/service-worker.ts';
import './playground/coroscope-playground.ts';

keepForOffline(new URL('./', document.baseURI));
