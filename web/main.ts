import './playground/coroscope-playground.ts';
